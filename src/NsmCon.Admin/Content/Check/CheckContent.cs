namespace NsmCon.Admin.Content.Check;

/// <summary>
/// Compares what stands in several places: pages with each other, the talks of a page with each
/// other, and its sponsors with the packages of its event. Adds what is wrong to the files' findings.
/// </summary>
static class CheckContent
{
    public static void Report(IReadOnlyList<SourceFile> files)
    {
        PageFile.RefuseSecondPages(files);
        foreach (var page in files.OfType<PageFile>())
        {
            page.Report(new CheckAgenda(page.Meaning).Findings());
            if (page.Meaning.SponsorSections.Count > 0 && PackagesOf(page) is { } packages)
                page.Report(new CheckSponsors(packages).Findings(page.Meaning));
        }
    }

    // Read from the disk: a page may be checked alone.
    static PackagesFile? PackagesOf(PageFile page) =>
        ContentFile.PackagesOf(page) is var (folder, file) && folder.Has(file)
            ? ContentFile.Read(new FoundFile(Path.Combine(folder.Path, file)), folder).Understand(imageExists: null) as PackagesFile
            : null;
}

/// <summary>The codes of what only a check can find; docs/FINDINGS.md lists all codes.</summary>
public static class CheckCodes
{
    public const string SpeakerTwice = "C101";
    public const string TalksOverlap = "C102";
    public const string SponsorSection = "C201";
}
