namespace NsmCon.Admin.Site;

/// <summary>What is on at a moment of the event's day, and what comes then. Talks in parallel are on together.</summary>
public sealed class NowAndNext
{
    readonly DateTime now;

    NowAndNext(DateTime now, List<AgendaRow> talks)
    {
        this.now = now;
        Now = talks.FindAll(talk => IsOn(talk, now));
        var after = talks.FindAll(talk => talk.Starts > now && talk.Starts.Value.Date == now.Date);
        Next = after.FindAll(talk => talk.Starts == after[0].Starts);
    }

    public IReadOnlyList<AgendaRow> Now { get; }

    public IReadOnlyList<AgendaRow> Next { get; }

    /// <summary>Answers only on a day with talks, or while one goes on past midnight; on any other day, nothing is on.</summary>
    public static NowAndNext? At(DateTime now, List<AgendaRow> talks) => talks.Exists(talk => talk.Starts?.Date == now.Date || IsOn(talk, now)) ? new(now, talks) : null;

    /// <summary>"now", "next", "done", or nothing special.</summary>
    public string StateOf(AgendaRow talk) => Now.Contains(talk) ? "now" : Next.Contains(talk) ? "next" : talk.Starts < now ? "done" : "";

    static bool IsOn(AgendaRow talk, DateTime now) => talk.Starts <= now && now < talk.EndsOrLater;
}
