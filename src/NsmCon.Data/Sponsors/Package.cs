using System.ComponentModel.DataAnnotations;
using NsmCon.Data.Events;

namespace NsmCon.Data.Sponsors;

/// <summary>Something that a sponsor can take: Event, T-Shirt, Lunch, Break, Session Recording.</summary>
[Undoable(OnlyImported = true), EventSetting(IsInProspectus = true)]
public class Package : IAudited, IVersioned
{
    public const int NameLength = 100;

    /// <summary>The longest introduction, in characters.</summary>
    public const int IntroLength = 500;

    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>The name in the packages file; unique in the event.</summary>
    [MaxLength(60)]
    public required string Key { get; set; }

    /// <summary>The name: "Lunch".</summary>
    [MaxLength(NameLength)]
    public required string Name { get; set; }

    /// <summary>The heading under which the prospectus lists it.</summary>
    [MaxLength(NameLength)]
    public string Group { get; set; } = "";

    /// <summary>A sentence before the benefits, in Markdown.</summary>
    [MaxLength(IntroLength)]
    public string Intro { get; set; } = "";

    /// <summary>The price, in cents of <see cref="Currency"/>.</summary>
    public long PriceCents { get; set; }

    /// <summary>The currency, an ISO 4217 code.</summary>
    [MaxLength(3)]
    public string Currency { get; set; } = "USD";

    /// <summary>The limit, if there is one.</summary>
    public int? QuotaId { get; set; }

    /// <summary>The limit, if there is one.</summary>
    public Quota? Quota { get; set; }

    /// <summary>Only sponsors who have this package may take it.</summary>
    public int? OnlyWithPackageId { get; set; }

    /// <summary>Only sponsors who have this package may take it.</summary>
    public Package? OnlyWithPackage { get; set; }

    /// <summary>What is promised, in order.</summary>
    public List<Benefit> Benefits { get; set; } = [];

    /// <summary>The order in lists, from 0.</summary>
    public int Position { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <inheritdoc/>
    public string AuditName => Name;

    /// <summary>Whether none is left.</summary>
    public bool IsSoldOut => Quota is { Left: <= 0 };
}

/// <summary>One promise inside a package; may have parts ("Logo: slides, website, signage").</summary>
[Undoable(OnlyImported = true), EventSetting(IsInProspectus = true)]
public class Benefit : IAudited
{
    public const int TextLength = 300;

    public int Id { get; set; }

    /// <summary>The event it belongs to; taken from what it is a part of, if that is saved with it.</summary>
    public int EventId { get; set; }

    public int PackageId { get; set; }

    /// <summary>What is promised.</summary>
    [MaxLength(TextLength)]
    public required string Text { get; set; }

    /// <summary>What it consists of, if it has parts.</summary>
    public List<string> Parts { get; set; } = [];

    /// <summary>The order in the package, from 0.</summary>
    public int Position { get; set; }

    /// <inheritdoc/>
    public string AuditName => Text;
}
