using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Inbox.Mailbox;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>What the mailbox holds and what of it is here, as numbers for whoever watches the app.</summary>
public class MailboxMetricsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_folder_is_compared_every_ten_minutes_and_not_when_somebody_looks(string provider)
    {
        var mailbox = TestMailbox.New();
        foreach (var number in Enumerable.Range(1, 3))
            await mailbox.Deliver(MailboxBench.Mail($"Mail {number}"));
        // They come by a mail server: one that is late would be missing from the first comparison.
        await mailbox.WaitForMails(3, TimeSpan.FromSeconds(60));
        await using var app = await RunningApp.Start(provider, MailboxBench.Settings(mailbox, "Mail:Imap:Folders=INBOX,Archive"));
        await app.WaitForMails(3);

        var first = await Arriving.Eventually(() =>
            Task.FromResult(Look(app) is { Count: > 0 } seen && seen.ContainsKey("there INBOX") ? seen : null)
        );
        await using var db = app.OpenDb();
        await db.IncomingMails.Where(mail => mail.Uid == 2).ExecuteDeleteAsync();
        var before = Look(app);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var after = await Arriving.Eventually(() => Task.FromResult(Look(app) is var seen && seen["missing INBOX"] > 0 ? seen : null));

        Assert.Equal((3, 3, 0, 0), (first["there INBOX"], first["here INBOX"], first["missing INBOX"], first["there Archive"]));
        Assert.Equal((3, 0), (before["here INBOX"], before["missing INBOX"]));
        Assert.Equal((3, 2, 1, 0), (after["there INBOX"], after["here INBOX"], after["missing INBOX"], after["unread INBOX"]));
        Assert.Equal(0, after["fault "]);
    }

    [Fact]
    public async Task When_the_mailbox_was_last_read_stays_as_it_is_while_it_cannot_be()
    {
        using var mailbox = new LyingMailbox("One");
        await using var app = await RunningApp.Start(Databases.Sqlite, mailbox.Settings);
        await Arriving.Eventually(() => Task.FromResult(Look(app).ContainsKey("read_at ") ? app : null));

        mailbox.Lie = _ => throw new IOException("It hangs up.");
        var broken = await Arriving.Eventually(() => Task.FromResult(Look(app) is var seen && seen["fault "] == 1 ? seen : null));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var stillBroken = Look(app);
        mailbox.Lie = _ => null;
        app.Services.GetRequiredService<MailboxWatch>().Wake();
        var well = await Arriving.Eventually(() => Task.FromResult(Look(app) is var seen && seen["fault "] == 0 ? seen : null));

        Assert.Equal(broken["read_at "], stillBroken["read_at "]);
        Assert.Equal(60, well["read_at "] - broken["read_at "]);
    }

    /// <summary>What a collector sees of this app: by the last part of the name, and the folder.</summary>
    static Dictionary<string, long> Look(RunningApp app)
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        var factory = app.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Meter.Name == MailboxMetrics.Meter && instrument.Meter.Scope == factory)
                to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen[NameOf(instrument, tags)] = value);
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen[NameOf(instrument, tags)] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return seen;
    }

    static string NameOf(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"{instrument.Name.Split('.')[^1]} {(tags.Length > 0 ? tags[0].Value : "")}";
}
