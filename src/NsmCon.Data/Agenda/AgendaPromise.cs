namespace NsmCon.Data.Agenda;

/// <summary>A talk that a sponsorship promises.</summary>
/// <param name="SponsorshipId">The sponsorship.</param>
/// <param name="Sponsor">The sponsor's name.</param>
/// <param name="Benefit">What is promised: "5-minute keynote".</param>
public sealed record AgendaPromise(int SponsorshipId, string Sponsor, string Benefit)
{
    /// <summary>"Acme was promised a talk (5-minute keynote), and none is scheduled yet."</summary>
    public string Words => $"{Sponsor} was promised a talk ({Benefit}), and none is scheduled yet.";

    /// <summary>Whether a benefit promises a talk: it says so in one of these words.</summary>
    public static bool IsTalk(string benefit) =>
        new[] { "keynote", "talk", "speaking slot" }.Any(word => benefit.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The promises for which no talk has a time.</summary>
    /// <param name="promises">All promises.</param>
    /// <param name="scheduled">The sponsorships of the talks that have a time.</param>
    public static IReadOnlyList<AgendaPromise> Unkept(IEnumerable<AgendaPromise> promises, IEnumerable<int> scheduled)
    {
        var kept = scheduled.ToHashSet();
        return [.. promises.Where(promise => !kept.Contains(promise.SponsorshipId))];
    }
}
