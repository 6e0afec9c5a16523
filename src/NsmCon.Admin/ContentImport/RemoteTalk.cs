using LibGit2Sharp;
using LibGit2Sharp.Handlers;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.ContentImport;

/// <summary>One talk with the remote: who signs in, and when something was last heard. Once it is given up, it ends as soon as something is heard again.</summary>
public sealed class RemoteTalk(GitSettings settings)
{
    long heardAt = Environment.TickCount64;
    volatile bool isGivenUp;

    /// <summary>For how long nothing was heard.</summary>
    public TimeSpan Silence => TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref heardAt));

    /// <summary>Something came or went. Answers whether to go on.</summary>
    public bool Hear()
    {
        Volatile.Write(ref heardAt, Environment.TickCount64);
        return !isGivenUp;
    }

    internal void GiveUp() => isGivenUp = true;

    internal FetchOptions Fetching => new() { CredentialsProvider = Credentials(), OnProgress = _ => Hear(), OnTransferProgress = _ => Hear() };

    internal PushOptions Pushing(Action<string> refused) => new()
    {
        CredentialsProvider = Credentials(),
        OnPackBuilderProgress = (_, _, _) => Hear(),
        OnPushTransferProgress = (_, _, _) => Hear(),
        OnPushStatusError = error => refused(error.Message),
    };

    // A host asks again when it refuses: over and over, if nobody stops it.
    CredentialsHandler Credentials()
    {
        var asked = 0;
        return (_, _, _) =>
        {
            Hear();
            return settings.Password is null ? throw new LibGit2SharpException("the host wants to know who this is: set Content:Git:Password")
                : asked++ > 0 ? throw new LibGit2SharpException("the host refused the user and the password of Content:Git")
                : new UsernamePasswordCredentials { Username = settings.User, Password = settings.Password };
        };
    }
}
