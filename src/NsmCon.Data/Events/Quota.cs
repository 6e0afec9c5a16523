using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Events;

/// <summary>A limit that several things may share; the one place where anything can run out.</summary>
[Undoable(OnlyImported = true), EventSetting(IsInProspectus = true)]
public class Quota : IAudited
{
    public const int NameLength = 100;

    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>What is counted: "Places", "T-Shirt".</summary>
    [MaxLength(NameLength)]
    public required string Name { get; set; }

    /// <summary>How many there are.</summary>
    public int Size { get; set; }

    /// <summary>
    /// How many are taken: the sum of its open <see cref="Allocation"/>s. Of a limit that others see,
    /// only <see cref="QuotaQueries"/> and the registration desk change it, by one conditional update.
    /// </summary>
    public int Taken { get; private set; }

    /// <summary>How many are left.</summary>
    public int Left => Size - Taken;

    /// <summary>The same in words.</summary>
    public AmountLeft AmountLeft => new(Size, Taken);

    /// <inheritdoc/>
    public string AuditName => Name;

    /// <summary>Begins a new limit, which nobody else sees yet, of something that some have already.</summary>
    public void Begin(int size, int taken)
    {
        if (taken > size)
            throw new RuleBrokenException($"{taken} of {Name} are taken already: the limit cannot be {size}.");

        Size = size;
        Taken = taken;
    }

    /// <summary>Changes how many there are; never below what is taken.</summary>
    public void Resize(int size)
    {
        if (size < Taken)
            throw new RuleBrokenException($"{Taken} of {Name} are taken already: the limit cannot be {size}.");

        Size = size;
    }
}
