using LibGit2Sharp;
using NsmCon.Data;

namespace NsmCon.Admin.Settings;

/// <summary>The Git repository of the site. Nothing is committed unless it is asked for.</summary>
public sealed class GitSettings
{
    /// <summary>Whether what is written into a page is committed; <c>Content:Git:Commit</c>.</summary>
    public bool Commit { get; private init; }

    /// <summary>The branch to commit to; null for the one that is checked out; <c>Content:Git:Branch</c>.</summary>
    public string? Branch { get; private init; }

    /// <summary>The name of the remote that is pushed to and fetched from; null for none; <c>Content:Git:Remote</c>.</summary>
    public string? Remote { get; private init; }

    /// <summary>Who signs in there; <c>Content:Git:User</c>.</summary>
    public string User { get; private init; } = "";

    /// <summary>With which password or token; null signs nobody in; <c>Content:Git:Password</c>.</summary>
    public string? Password { get; private init; }

    /// <summary>Reads and checks the configuration.</summary>
    /// <exception cref="StartRefusedException">A value is wrong; the sentence names its key.</exception>
    public static GitSettings Read(IConfiguration configuration, string contentPath)
    {
        var read = new GitSettings
        {
            Commit = configuration.YesOrNo("Content:Git:Commit", false),
            Branch = configuration["Content:Git:Branch"] is { Length: > 0 } branch ? branch : null,
            Remote = configuration["Content:Git:Remote"] is { Length: > 0 } remote ? remote : null,
            // Hosts that take a token as the password do not care about the name.
            User = configuration["Content:Git:User"] is { Length: > 0 } user ? user : "git",
            Password = configuration["Content:Git:Password"] is { Length: > 0 } password ? password : null,
        };
        if (configuration["Content:Git:User"] is { Length: > 0 } && read.Password is null)
            throw new StartRefusedException("Content:Git:User is given, but Content:Git:Password is not. Give both or none.");
        if (read.Branch is not null && !Reference.IsValidName($"refs/heads/{read.Branch}"))
            throw new StartRefusedException($"Content:Git:Branch is \"{read.Branch}\"; it must be the name of a branch, such as main.");
        if (read.Commit || read.Remote is not null)
            read.CheckRepository(contentPath);
        return read;
    }

    void CheckRepository(string contentPath)
    {
        var key = Commit ? "Content:Git:Commit" : "Content:Git:Remote";
        try
        {
            var found = Repository.Discover(contentPath)
                ?? throw new StartRefusedException(
                    $"{key} is set, but the content folder {contentPath} is in no Git working tree. Give the clone of the site's repository in Content:Path."
                );
            using var repository = new Repository(found);
            if (Remote is not null && repository.Network.Remotes[Remote] is null)
                throw new StartRefusedException(
                    $"Content:Git:Remote is \"{Remote}\", but the repository {repository.Info.WorkingDirectory} has no such "
                        + $"remote. Add it there: git remote add {Remote} …"
                );
        }
        catch (InvalidSpecificationException)
        {
            throw new StartRefusedException(
                $"Content:Git:Remote is \"{Remote}\"; it must be the name of a remote of the site's repository, such as origin."
            );
        }
        catch (Exception fault) when (fault is LibGit2SharpException or TypeInitializationException or DllNotFoundException)
        {
            throw new StartRefusedException($"{key} is set, but the Git repository of {contentPath} cannot be opened: {fault.Message}");
        }
    }
}
