using System.Text.RegularExpressions;
using LibGit2Sharp;
using LibGit2Sharp.Handlers;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.ContentImport;

/// <summary>What talking to the remote has in common: who signs in, how long it may take, and what may be said of a failure.</summary>
static class SiteRemote
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    static readonly Regex Secrets = new("//[^/@ ]+@", RegexOptions.NonBacktracking);

    /// <summary>Answers a host that asks who it is. It asks again when it refuses: over and over, if nobody stops it.</summary>
    public static CredentialsHandler Credentials(GitSettings settings)
    {
        var asked = 0;
        return (_, _, _) => settings.Password is null ? throw new LibGit2SharpException("the host wants to know who this is: set Content:Git:Password")
            : asked++ > 0 ? throw new LibGit2SharpException("the host refused the user and the password of Content:Git")
            : new UsernamePasswordCredentials { Username = settings.User, Password = settings.Password };
    }

    /// <summary>Talks to the remote, off this thread. Answers what went wrong; null if nothing did.</summary>
    public static async Task<string?> Talk(Func<string?> talk)
    {
        try
        {
            return await Task.Run(talk).WaitAsync(Longest);
        }
        catch (TimeoutException)
        {
            return $"the remote did not answer within {Longest.TotalSeconds} seconds";
        }
        catch (LibGit2SharpException fault)
        {
            return Secrets.Replace(fault.Message, "//").TrimEnd('.', ' ');
        }
    }
}
