using NsmCon.Admin.Shared;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Events;

/// <summary>How the mails of an event and the workers of this process do.</summary>
public record HealthCard(
    bool IsMailConfigured,
    string? MailServerFault,
    IReadOnlyList<MailCount> Mails,
    IReadOnlyList<WorkerState> Workers,
    DateTime Now
)
{
    /// <summary>The last good backup; null where a server is backed up by its own tools, or before the first.</summary>
    public DateTime? LastBackupAt { get; init; }

    /// <summary>How many processes serve.</summary>
    public int Processes { get; init; }

    /// <summary>How many have not been seen for a while.</summary>
    public int ProcessesGone { get; init; }

    public string MailDot =>
        this switch
        {
            { MailServerFault: not null } => "bad",
            { Waiting: > 100 } => "low",
            _ => "good",
        };

    /// <summary>"last sent 2 minutes ago, 3 waiting".</summary>
    public string MailWords
    {
        get
        {
            var fault = MailServerFault is null ? "" : "the server takes none, ";
            var sent = LastSentAt is { } at ? $"last sent {at.Ago(Now)}" : "none sent yet";
            var waiting = Waiting > 0 ? $", {Waiting} waiting" : "";
            return $"{fault}{sent}{waiting}";
        }
    }

    public string WorkersDot => WellWorkers == Workers.Count ? "good" : "bad";

    /// <summary>"9 of 9 running in 2 processes".</summary>
    public string WorkersWords
    {
        get
        {
            var processes = Processes > 1 ? $" in {Processes} processes" : "";
            var gone = ProcessesGone > 0 ? $", {ProcessesGone} gone" : "";
            return $"{WellWorkers} of {Workers.Count} running{processes}{gone}";
        }
    }

    /// <summary>Whether a backup should have been made by now.</summary>
    public bool IsBackupLate { get; init; }

    public int Waiting => Mails.Where(mail => mail.State == MailState.Waiting).Sum(mail => mail.Count);

    public DateTime? LastSentAt => Mails.Max(mail => mail.LastSentAt);

    public int WellWorkers => Workers.Count(worker => worker.IsWell(Now));

    public IEnumerable<Need> Needs(string path) => [.. WorkerNeeds(path), .. MailNeeds($"{path}/mail")];

    IEnumerable<Need> WorkerNeeds(string path)
    {
        foreach (var worker in Workers.Where(worker => !worker.IsWell(Now)))
            yield return new("bad", $"{worker.Name} does not work", worker.LastError ?? "It has not run for a while", $"{path}/mail");
        if (IsBackupLate)
            yield return new("bad", "There is no backup of today", BackupReason, $"{path}/mail");
    }

    string BackupReason =>
        LastBackupAt is { } last
            ? InWords($"The last good one is of {last:MMMM d, HH:mm} UTC; the log says what keeps the next")
            : "None was made since the start; the log says why";

    IEnumerable<Need> MailNeeds(string page)
    {
        if (MailServerFault is { } fault)
            yield return new("bad", "The mail server takes no mail", fault, $"{page}?show=Waiting");
        if (IsMailConfigured && Mails.FirstOrDefault(mail => mail.State == MailState.Written) is { } written)
        {
            var words = written.Count == 1 ? "One mail was only written to a file" : $"{written.Count} mails were only written to files";
            yield return new("bad", words, "There is a mail server now: one press sends them", $"{page}?show=Written");
        }

        if (Mails.FirstOrDefault(mail => mail.State == MailState.Failed) is { } failed)
        {
            var words = failed.Count == 1 ? "One mail could not be delivered" : $"{failed.Count} mails could not be delivered";
            yield return new("bad", words, OneOf(failed), page);
        }

        if (Mails.Sum(mail => mail.Stuck) is > 0 and var stuck)
        {
            var words = stuck == 1 ? "One mail may or may not have been sent" : $"{stuck} mails may or may not have been sent";
            yield return new("bad", words, "The app ended, or the server gave no answer: check whether it arrived", page);
        }

        if (!IsMailConfigured)
            yield return new("low", "Mails reach nobody yet", "No mail server is set, so they are only written to files", page);
    }

    static string OneOf(MailCount mails) => $"{(mails.Count == 1 ? "To" : "One to")} {mails.SampleTo}";
}

/// <summary>The mails of one state.</summary>
public record MailCount(MailState State, int Count, int Stuck, DateTime? LastSentAt, string SampleTo);
