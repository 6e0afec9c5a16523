using System.Text;
using System.Text.Unicode;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content;

/// <summary>The packages of an event, as its organizers write them down.</summary>
public sealed class PackagesFile : SourceFile
{
    PackagesFile(ContentFile file, string text)
        : base(file, text) { }

    /// <summary>The currency of all prices; null leaves the event's.</summary>
    public string? Currency { get; internal set; }

    /// <summary>Where sponsors write to; null leaves the event's.</summary>
    public string? Contact { get; internal set; }

    /// <summary>What sponsorships should bring in, in cents; null leaves the event's.</summary>
    public long? TargetCents { get; internal set; }

    /// <summary>The packages, in order.</summary>
    public List<PackageEntry> Packages { get; } = [];

    public static PackagesFile Read(ContentFile file)
    {
        var read = new PackagesFile(file, Encoding.UTF8.GetString(file.Bytes));
        read.CheckWhole();
        if (file.Bytes.Length > HugoPage.MaxBytes)
            read.Refuse(ImportCodes.TomlTooLarge, 1, 1, "The file is larger than 10 MB and was not read: split it.");
        else if (!Utf8.IsValid(file.Bytes))
            read.Refuse(ImportCodes.TomlNotUtf8, 1, 1, "This is not UTF-8: save the file in UTF-8.");
        else
            new PackagesReader(read).Read();
        return read;
    }
}

/// <summary>A package as the file describes it.</summary>
public sealed record PackageEntry(
    string Key,
    string Name,
    string Group,
    string Intro,
    long PriceCents,
    int? Most,
    string? OnlyWith,
    IReadOnlyList<BenefitEntry> Benefits
)
{
    /// <summary>Where it stands in the file, and where its limit does.</summary>
    public (int Line, int Column) Place { get; init; }
}

/// <summary>One promise of a package.</summary>
public sealed record BenefitEntry(string Text, IReadOnlyList<string> Parts);
