using System.Text.RegularExpressions;
using LibGit2Sharp;
using NsmCon.Admin.Settings;

namespace NsmCon.Admin.Content.Git;

/// <summary>What talking to the remote has in common: how long it may be silent, who signs in, and what may be said of a failure.</summary>
public sealed class SiteRemote(ConferenceSettings settings)
{
    // As libgit2 and OpenSSL say it.
    static readonly string[] Silent = ["timed out", "Resource temporarily unavailable"];
    static readonly Regex Secrets = new("//[^/@ ]+@", RegexOptions.NonBacktracking);

    /// <summary>
    /// Talks to the remote, off this thread, for as long as something comes or goes. Answers what went wrong; null if nothing did.
    /// </summary>
    public async Task<string?> Talk(Func<RemoteConnection, string?> talk)
    {
        var longest = RemotePatience.Longest;
        try
        {
            return await Task.Run(() => talk(new(settings.Content.Git)));
        }
        catch (LibGit2SharpException fault)
        {
            return Array.Exists(Silent, words => fault.Message.Contains(words, StringComparison.Ordinal))
                ? InWords($"the remote was silent for {longest.TotalSeconds:0} seconds")
                : Secrets.Replace(fault.Message, "//").TrimEnd('.', ' ');
        }
    }
}
