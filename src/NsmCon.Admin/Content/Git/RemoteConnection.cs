using LibGit2Sharp;
using LibGit2Sharp.Handlers;
using NsmCon.Admin.Settings;

namespace NsmCon.Admin.Content.Git;

/// <summary>One talk with the remote: who signs in.</summary>
public sealed class RemoteConnection(GitSettings settings)
{
    internal FetchOptions Fetching => new() { CredentialsProvider = Credentials() };

    internal PushOptions Pushing(Action<string> refused) =>
        new() { CredentialsProvider = Credentials(), OnPushStatusError = error => refused(error.Message) };

    // A host asks again when it refuses: over and over, if nobody stops it.
    CredentialsHandler Credentials()
    {
        var asked = 0;
        return (_, _, _) =>
        {
            if (settings.Password is null)
                throw new LibGit2SharpException("the host wants to know who this is: set Content:Git:Password");
            if (asked++ > 0)
                throw new LibGit2SharpException("the host refused the user and the password of Content:Git");

            return new UsernamePasswordCredentials { Username = settings.User, Password = settings.Password };
        };
    }
}
