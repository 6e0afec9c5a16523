using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Sponsors;

/// <summary>
/// A benefit as it was promised in a sponsorship: what has to be done for it
/// can name it by its key. Later changes of the package do not touch it.
/// </summary>
[Unseen]
public class PromisedBenefit
{
    public int Id { get; private set; }

    /// <summary>The event of the sponsorship.</summary>
    public int EventId { get; private set; }

    /// <summary>In which it was promised.</summary>
    public int SponsorshipId { get; private set; }

    /// <summary>What is promised.</summary>
    [MaxLength(Benefit.TextLength)]
    public string Text { get; private set; } = "";

    /// <summary>What it consists of, if it has parts.</summary>
    public List<string> Parts { get; private set; } = [];

    /// <summary>The order in the sponsorship, from 0.</summary>
    public int Position { get; private set; }

    internal static PromisedBenefit FromBenefit(Benefit benefit, int position) =>
        new()
        {
            Text = benefit.Text,
            Parts = [.. benefit.Parts],
            Position = position,
        };
}
