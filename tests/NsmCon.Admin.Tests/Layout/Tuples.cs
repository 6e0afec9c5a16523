using System.Text.RegularExpressions;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>Several values that are assigned in one statement, where a line for each says the same. What a call gives back may be taken apart.</summary>
static partial class Tuples
{
    public static IEnumerable<string> Faults(IEnumerable<SourceFile> sources) =>
        from file in sources
        where file.IsCSharp
        from Match found in Assignment().Matches(file.Code)
        select $"{file.Path} assigns several values in one statement: {found.Groups["names"]}.";

    // Two values that change places need no third name: (a, b) = (b, a).
    [GeneratedRegex(
        """
            (?! \( (?<one>\w+), \s (?<other>\w+) \) \s = \s \( \k<other>, \s \k<one> \) )
            (?<names> \( [^()=;{}]+ , [^()=;{}]+ \) ) \s* = \s* \( (?> [^()] | (?<open>\() | (?<-open>\)) )* (?(open)(?!)) \) \s* ;
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Assignment();
}
