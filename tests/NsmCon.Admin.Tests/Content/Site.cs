using System.Diagnostics;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A Hugo site in a folder of its own, with git and the program at hand.</summary>
sealed class Site : IDisposable
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "NsmCon.Admin.dll");

    readonly string folder = Directory.CreateTempSubdirectory("nsmcon-site-").FullName;

    public string Folder => folder;

    /// <summary>Writes a file of the site.</summary>
    public string Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
        return file.FullName;
    }

    public Task WriteProgram(string path, string text) => Run("chmod", "+x", Write(path, text));

    public Task<(int Exit, string Output, string Error)> Check(params string[] args) => Run("dotnet", [Program, "check", .. args]);

    /// <summary>Runs a program in the site's folder, whose tools/ stands first on the path. The person's own git settings do not matter.</summary>
    public async Task<(int Exit, string Output, string Error)> Run(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PATH"] = $"{folder}/tools:{Environment.GetEnvironmentVariable("PATH")}",
                ["HOME"] = folder,
                ["GIT_CONFIG_NOSYSTEM"] = "1",
                ["GIT_CONFIG_GLOBAL"] = "/dev/null",
                ["GIT_AUTHOR_NAME"] = "Ada",
                ["GIT_AUTHOR_EMAIL"] = "ada@example.org",
                ["GIT_COMMITTER_NAME"] = "Ada",
                ["GIT_COMMITTER_EMAIL"] = "ada@example.org",
            },
        };
        foreach (
            var outer in start
                .Environment.Keys.Where(key => key is "GIT_DIR" or "GIT_INDEX_FILE" or "GIT_WORK_TREE" or "Content__Path")
                .ToList()
        )
            start.Environment.Remove(outer);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Runs git, which must succeed. Answers what it printed.</summary>
    public async Task<string> Git(params string[] args)
    {
        var (exit, output, error) = await Run("git", args);
        Assert.True(exit == 0, $"git {string.Join(' ', args)}: {output}{error}");
        return output.TrimEnd('\n');
    }

    /// <summary>What makes <c>nsmcon</c> a command.</summary>
    public Task InstallProgram() => WriteProgram("tools/nsmcon", $"#!/bin/sh\nexec dotnet '{Program}' \"$@\"\n");

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
