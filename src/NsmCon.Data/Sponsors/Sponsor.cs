using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Sponsors;

/// <summary>A company that sponsors, across years.</summary>
public class Sponsor : IAudited, IVersioned
{
    public const int NameLength = 150;

    /// <summary>The longest link or path, in characters.</summary>
    public const int UrlLength = 500;

    public int Id { get; set; }

    /// <summary>The company's name.</summary>
    [MaxLength(NameLength)]
    public required string Name { get; set; }

    /// <summary>The name in the form in which two are compared; unique.</summary>
    [MaxLength(NameLength), NotAudited]
    public string NameKey { get; private set; } = "";

    /// <summary>The company's website.</summary>
    [MaxLength(UrlLength)]
    public string? Website { get; set; }

    /// <summary>The logo: a path of the site or an absolute address.</summary>
    [MaxLength(UrlLength)]
    public string? LogoPath { get; set; }

    /// <summary>People there.</summary>
    public List<Contact> Contacts { get; set; } = [];

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <inheritdoc/>
    public string AuditName => Name;

    /// <summary>A company's name in the form in which two are compared.</summary>
    public static string NameKeyOf(string name) => Data.SearchText.NormalizeWithin(NameLength, name);

    internal void SetNameKey() => NameKey = NameKeyOf(Name);
}

/// <summary>A person at a sponsor.</summary>
public class Contact : IAudited
{
    public const int NameLength = 120;

    /// <summary>The longest e-mail address, in characters.</summary>
    public const int EmailLength = 254;

    /// <summary>The longest phone number, in characters.</summary>
    public const int PhoneLength = 40;

    public int Id { get; set; }

    /// <summary>The company.</summary>
    public int SponsorId { get; set; }

    [MaxLength(NameLength)]
    public required string Name { get; set; }

    /// <summary>The e-mail address.</summary>
    [MaxLength(EmailLength)]
    public required string Email
    {
        get;
        set => field = EmailAddress.Canonical(value);
    }

    /// <summary>The phone number.</summary>
    [MaxLength(PhoneLength)]
    public string Phone { get; set; } = "";

    /// <inheritdoc/>
    public string AuditName => Name;
}
