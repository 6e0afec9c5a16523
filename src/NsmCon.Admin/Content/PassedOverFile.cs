using NsmCon.Admin.Content.Import;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content;

/// <summary>
/// A file of the content folder that is not read. An odd one has a line that
/// says why; what Hugo does not read as a page of its own is only counted.
/// </summary>
public sealed class PassedOverFile : SourceFile
{
    internal PassedOverFile(ContentFile file, PassedOver why)
        : base(file, "")
    {
        Why = why;
        if (Sentence(why) is { } sentence)
            Report([
                new(
                    why == PassedOver.Hidden ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                    why == PassedOver.Hidden ? ImportCodes.Hidden : ImportCodes.NotRead,
                    1,
                    1,
                    sentence
                ),
            ]);
    }

    /// <summary>Why it is not read.</summary>
    public PassedOver Why { get; }

    /// <summary>
    /// "80 pages without talks are no events. 3 translations and 12 side pages of bundles are left to Hugo."; empty if there are none.
    /// </summary>
    public static string Describe(IReadOnlyCollection<SourceFile> files) => $"{PlainPages(files)} {LeftToHugo(files)}".Trim();

    static string PlainPages(IReadOnlyCollection<SourceFile> files) =>
        files.OfType<PageFile>().Count(page => !page.IsOfEvent && !page.HasErrors) switch
        {
            0 => "",
            1 => "1 page without talks is no event.",
            var count => InWords($"{count:N0} pages without talks are no events."),
        };

    static string LeftToHugo(IReadOnlyCollection<SourceFile> files)
    {
        var translations = files.OfType<PassedOverFile>().Count(file => file.Why == PassedOver.Translation);
        var sides = files.OfType<PassedOverFile>().Count(file => file.Why == PassedOver.SidePage);
        string[] counted =
        [
            .. translations > 0 ? [ImportPlan.Count(translations, "translation")] : Array.Empty<string>(),
            .. sides > 0 ? [ImportPlan.Count(sides, "side page") + " of bundles"] : Array.Empty<string>(),
        ];
        return counted.Length == 0 ? "" : $"{string.Join(" and ", counted)} {(translations + sides == 1 ? "is" : "are")} left to Hugo.";
    }

    static string? Sentence(PassedOver why) =>
        why switch
        {
            PassedOver.Hidden => "This file is passed over: Hugo does not read hidden files, nor the locks and backups of editors.",
            PassedOver.NoPlainFile =>
                "This is passed over: it is no plain file inside the content folder. Put the file itself there, or take this away.",
            PassedOver.TooLarge => "This file is passed over: it is larger than 10 MB, and a page is a few kilobytes.",
            PassedOver.Unreadable => "This file is passed over: it cannot be read. Let the app read it, or take it away.",
            _ => null,
        };
}
