namespace NsmCon.Admin.Tests.Layout;

/// <summary>How long a file may grow before it has to be parted.</summary>
static class Sizes
{
    const int MostOfController = 150,
        MostOfFile = 300;

    public static IEnumerable<string> Faults(IEnumerable<SourceFile> sources) =>
        from file in sources
        let most = file.IsController ? MostOfController : MostOfFile
        where file.Lines > most
        select $"{file.Path} has {file.Lines} lines, more than {most}.";
}
