using NsmCon.Admin.Shared;
using NsmCon.Data.Mail;
using NsmCon.Mime;

namespace NsmCon.Admin.Inbox;

/// <summary>The mails that are in no inquiry, or those of another state.</summary>
public sealed record InboxPage(IncomingState State, InboxTabs Tabs, IReadOnlyList<InboxRow> Rows, Pager Pager)
{
    /// <summary>How many of those that were set aside could not be read.</summary>
    public int Unreadable { get; init; }
}

/// <summary>A mail in the list.</summary>
public sealed record InboxRow(int Id, string FromName, string FromAddress, string Subject, MailReason Reason, DateTime ArrivedAt)
{
    public string Sender =>
        this switch
        {
            { FromName.Length: > 0 } => FromName,
            { FromAddress.Length: > 0 } => FromAddress,
            _ => "No sender",
        };

    public string Title => Subject.Length > 0 ? Subject : "No subject";
}

/// <summary>One mail, and where it may go.</summary>
public sealed record IncomingMailPage(IncomingMail Mail, ReadMail Read)
{
    public required IReadOnlyList<EventChoice> Events { get; init; }

    /// <summary>The inquiry that it is in, or that it may belong to.</summary>
    public required InquiryLink? Inquiry { get; init; }

    /// <summary>The frame that shows it as it was laid out; null where it has no HTML.</summary>
    public required MailFrame? Frame { get; init; }

    /// <summary>Whether it is shown as it was laid out, and not as text.</summary>
    public bool IsLaidOut { get; init; }

    public bool IsFree => !Mail.IsInInquiry;

    public string Title => Mail.Subject.Length > 0 ? Mail.Subject : "No subject";
}

/// <summary>An inquiry, by its company and its page.</summary>
public sealed record InquiryLink(int Id, string Company, string Slug, string Event)
{
    public string Path => Links.Inquiry(Slug, Id);
}

static class InboxWords
{
    /// <summary>What the chips and the mail's page call a state.</summary>
    public static string Describe(this IncomingState state) =>
        state switch
        {
            IncomingState.New => "Not read yet",
            IncomingState.Threaded => "In inquiries",
            IncomingState.SetAside => "Set aside",
            _ => $"{state}",
        };
}
