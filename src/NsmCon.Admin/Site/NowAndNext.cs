using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>What is on at a moment of the event's day, and what comes then. Talks in parallel are on together.</summary>
public sealed class NowAndNext
{
    readonly DateTime now;

    NowAndNext(DateTime now, ReleasedAgenda agenda)
    {
        this.now = now;
        Now = [.. agenda.Talks.Where(talk => IsOn(talk, agenda, now))];
        var after = agenda.Talks.Where(talk => talk.Starts > now && talk.Starts.Value.Date == now.Date).ToList();
        Next = after.FindAll(talk => talk.Starts == after[0].Starts);
    }

    public IReadOnlyList<ReleasedTalk> Now { get; }

    public IReadOnlyList<ReleasedTalk> Next { get; }

    /// <summary>Answers only on a day with talks, or while one goes on past midnight; on any other day, nothing is on.</summary>
    public static NowAndNext? Find(DateTime now, ReleasedAgenda agenda) =>
        agenda.Talks.Any(talk => talk.Starts?.Date == now.Date || IsOn(talk, agenda, now)) ? new(now, agenda) : null;

    /// <summary>"now", "next", "done", or nothing special.</summary>
    public string StateOf(ReleasedTalk talk)
    {
        if (Now.Contains(talk))
            return "now";
        if (Next.Contains(talk))
            return "next";
        if (talk.Starts < now)
            return "done";

        return "";
    }

    static bool IsOn(ReleasedTalk talk, ReleasedAgenda agenda, DateTime now) => talk.Starts <= now && now < agenda.EndOf(talk);
}
