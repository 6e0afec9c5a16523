using System.Text;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>Mails that lie in <c>data/inbox</c>, as if they had come.</summary>
static class Arriving
{
    /// <summary>Puts a mail there, and waits until it is sorted.</summary>
    /// <param name="app">The app.</param>
    /// <param name="lines">Headers, an empty line, and the text.</param>
    public static async Task<IncomingMail> Arrives(this RunningApp app, params string[] lines)
    {
        await using var db = app.OpenDb();
        var known = await db.IncomingMails.Select(mail => mail.Id).ToListAsync();
        app.Drop($"{Guid.NewGuid():N}.eml", string.Join("\r\n", lines));
        return await Eventually(async () =>
            await db.IncomingMails.AsNoTracking().FirstOrDefaultAsync(mail => !known.Contains(mail.Id) && mail.State != IncomingState.New)
        );
    }

    /// <summary>Puts a file there that was finished a while ago.</summary>
    public static string Drop(this RunningApp app, string name, string content) => app.Drop(name, Encoding.UTF8.GetBytes(content));

    /// <summary>The same for any bytes.</summary>
    public static string Drop(this RunningApp app, string name, byte[] content)
    {
        var folder = Directory.CreateDirectory(Path.Combine(app.Folder, "data", "inbox")).FullName;
        var (file, part) = (Path.Combine(folder, name), Path.Combine(folder, $"{name}.part"));
        File.WriteAllBytes(part, content);
        File.SetLastWriteTimeUtc(part, DateTime.UtcNow.AddMinutes(-1));
        File.Move(part, file);
        return file;
    }

    public static async Task<T> Eventually<T>(Func<Task<T?>> look)
        where T : class
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(60); DateTime.UtcNow < deadline; await Task.Delay(100))
        {
            if (await look() is { } seen)
                return seen;
        }

        throw new TimeoutException("It was not seen.");
    }
}
