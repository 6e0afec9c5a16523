using System.Text.RegularExpressions;
using LibGit2Sharp;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.ContentImport;

/// <summary>What talking to the remote has in common: how long it may be silent, and what may be said of a failure.</summary>
public sealed class SiteRemote(ConferenceSettings settings)
{
    static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60), LongestWait = TimeSpan.FromMinutes(10), Look = TimeSpan.FromMilliseconds(500);
    static readonly Regex Secrets = new("//[^/@ ]+@", RegexOptions.NonBacktracking);

    (Task Talk, long At)? givenUp;

    /// <summary>Talks to the remote, off this thread, for as long as something comes or goes. Answers what went wrong; null if nothing did.</summary>
    public Task<string?> Talk(Func<RemoteTalk, string?> talk) => Talk(talk, LongestSilence);

    internal async Task<string?> Talk(Func<RemoteTalk, string?> talk, TimeSpan longestSilence)
    {
        // A native call that waits for the network cannot be stopped; calls must not pile up behind one another.
        if (givenUp is { Talk.IsCompleted: false } last && Environment.TickCount64 - last.At < LongestWait.TotalMilliseconds)
            return "the last call to the remote has not ended yet";

        var heard = new RemoteTalk(settings.Content.Git);
        var talking = Task.Run(() => talk(heard));
        while (await Task.WhenAny(talking, Task.Delay(Look)) != talking)
        {
            if (heard.Silence < longestSilence) continue;

            GiveUp(heard, talking);
            return $"the remote was silent for {longestSilence.TotalSeconds} seconds";
        }

        try
        {
            return await talking;
        }
        catch (LibGit2SharpException fault)
        {
            return Secrets.Replace(fault.Message, "//").TrimEnd('.', ' ');
        }
    }

    void GiveUp(RemoteTalk heard, Task talking)
    {
        heard.GiveUp();
        givenUp = (talking, Environment.TickCount64);
        // Nobody asks any more how it ended.
        _ = talking.ContinueWith(ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}
