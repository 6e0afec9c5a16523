using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MailKit;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>
/// The mailbox as numbers, for whoever watches the app: each folder as it was when it was last compared, and when the
/// mailbox was last read. Folders are compared while the mailbox is read, so that asking for the numbers asks no server.
/// </summary>
public sealed class MailboxMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Meter = "NsmCon.Mailbox";

    static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    readonly TimeProvider clock;
    readonly ConcurrentDictionary<string, ComparedFolder> folders = new(StringComparer.Ordinal);
    readonly Dictionary<string, DateTimeOffset> tried = new(StringComparer.Ordinal);

    public MailboxMetrics(IMeterFactory meters, MailboxWatch watch, TimeProvider clock)
    {
        this.clock = clock;
        var meter = meters.Create(Meter);
        meter.CreateObservableGauge(
            "nsmcon.mailbox.there",
            () => Each(folder => folder.Held),
            "{mail}",
            "Mails in a folder of the mailbox."
        );
        meter.CreateObservableGauge("nsmcon.mailbox.here", () => Each(folder => folder.Here), "{mail}", "Mails of a folder that are here.");
        meter.CreateObservableGauge(
            "nsmcon.mailbox.missing",
            () => Each(folder => folder.Missing.Count),
            "{mail}",
            "Mails of a folder that should be here and are not."
        );
        meter.CreateObservableGauge(
            "nsmcon.mailbox.unread",
            () => Each(folder => folder.NotYet),
            "{mail}",
            "Mails of a folder that have not been read yet."
        );
        meter.CreateObservableGauge(
            "nsmcon.mailbox.left_out",
            () => Each(folder => folder.LeftOut),
            "{mail}",
            "Mails of a folder that are older than what was chosen to be read."
        );
        meter.CreateObservableGauge(
            "nsmcon.mailbox.read_at",
            () => MeasureMoment(watch.ReadAt),
            "s",
            "When the mailbox was last read to its end, in seconds since 1970."
        );
        meter.CreateObservableGauge(
            "nsmcon.mailbox.fault",
            () => watch.Fault is null ? 0 : 1,
            description: "1 while the mailbox is not read as it should be."
        );
    }

    /// <summary>Compares a folder if its turn has come. What keeps that from working keeps nothing else.</summary>
    internal async Task Measure(CompareFolder compare, MailboxConnection mailbox, IMailFolder folder, string name, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (tried.TryGetValue(name, out var before) && now - before < Every)
            return;

        tried[name] = now;
        try
        {
            folders[name] = await compare.Compare(mailbox, folder, name, cancel);
        }
        catch (MailboxException) when (mailbox.IsConnected)
        {
            folders.TryRemove(name, out _);
        }
    }

    IEnumerable<Measurement<int>> Each(Func<ComparedFolder, int> number) =>
        folders.Values.Select(folder => new Measurement<int>(number(folder), new KeyValuePair<string, object?>("folder", folder.Name)));

    static IEnumerable<Measurement<long>> MeasureMoment(DateTime? moment) =>
        moment is { } at ? [new(new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds())] : [];
}
