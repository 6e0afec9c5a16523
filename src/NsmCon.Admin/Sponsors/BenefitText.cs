using NsmCon.Admin.Forms;
using NsmCon.Data;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Sponsors;

/// <summary>
/// Benefits as one writes them in a text: a line is a benefit, and lines below it that begin with "- " are its parts.
/// </summary>
public static class BenefitText
{
    const string Part = "- ";

    /// <summary>The most benefits that a package has, and the most parts that a benefit has.</summary>
    public const int Most = 100;

    /// <summary>The benefits of a text, in order.</summary>
    /// <param name="fault">What is wrong with the text, in a sentence; else null.</param>
    public static List<Benefit> Parse(string? text, out string? fault)
    {
        fault = null;
        List<Benefit> benefits = [];
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isPart = line == "-" || line.StartsWith(Part, StringComparison.Ordinal);
            var words = isPart ? line[1..].Trim() : line;
            fault ??= Fault(benefits, words, isPart);
            if (fault is not null)
                return [];

            if (isPart)
                benefits[^1].Parts.Add(words);
            else
                benefits.Add(new Benefit { Text = words, Position = benefits.Count });
        }

        return benefits;
    }

    /// <summary>The benefits as a text; parsed again, it gives the same benefits.</summary>
    public static string Print(IEnumerable<Benefit> benefits) =>
        string.Join(
            '\n',
            benefits
                .OrderBy(benefit => benefit.Position)
                .SelectMany(benefit => benefit.Parts.Select(part => Part + part).Prepend(benefit.Text))
        );

    static string? Fault(List<Benefit> benefits, string words, bool isPart) =>
        words switch
        {
            "" => "There is a line with a hyphen and nothing after it.",
            { Length: > Benefit.TextLength } =>
                $"A line may have {Benefit.TextLength} characters; \"{words.Start(30)}…\" has {words.Length}.",
            _ when words.Any(PlainText.IsControl) => "There is a character that cannot be shown, such as a tab, inside a line.",
            _ when isPart && benefits.Count == 0 =>
                "The first line begins with a hyphen, but there is no benefit above that it could be a part of.",
            _ when (isPart ? benefits[^1].Parts.Count : benefits.Count) >= Most => $"There are more than {Most} lines of one kind.",
            _ => null,
        };
}
