using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox;

/// <summary>Reads what the pages of the inbox show.</summary>
public sealed class ReadInbox(ConferenceDb db, ReadMailContents contents, ReadInboxInquiries inquiries)
{
    const int PageSize = 50;

    const int MostEvents = 100;

    /// <summary>The mails of one state, the newest first.</summary>
    public async Task<InboxPage> List(ClaimsPrincipal user, IncomingState state, int page)
    {
        var tabs = await inquiries.Tabs(user);
        var pager = new Pager(page, PageSize, tabs.Mails?.GetValueOrDefault(state) ?? 0);
        var rows = await db
            .IncomingMails.Where(mail => mail.State == state)
            .OrderByDescending(mail => mail.ArrivedAt)
            .ThenByDescending(mail => mail.Id)
            .TakePage(pager)
            .Select(mail => new InboxRow(
                mail.Id,
                mail.FromName,
                mail.FromAddress,
                mail.Subject,
                new MailReason(mail.ReasonKind, mail.ReasonSubject, mail.ReasonTo),
                mail.ArrivedAt
            ))
            .ToListAsync();
        return new(state, tabs with { State = state }, rows, pager)
        {
            Unreadable = state == IncomingState.SetAside ? await db.IncomingMails.Unreadable().CountAsync() : 0,
        };
    }

    /// <summary>One mail, read from the bytes that are kept of it.</summary>
    public async Task<IncomingMailPage> Mail(IncomingMail mail, bool isLaidOut, bool withRemote)
    {
        var read = await contents.ReadWhole(mail);
        var path = Links.IncomingMail(mail.Id);
        var frame = read.Html is null
            ? null
            : new MailFrame($"{path}/html", $"{path}?html=true&pictures=true", read.RemotePictures, withRemote);
        return new(mail, read)
        {
            Frame = frame,
            IsLaidOut = isLaidOut && frame is not null,
            Events = await Events(),
            Inquiry = await Inquiry(mail),
        };
    }

    Task<List<EventChoice>> Events() =>
        db
            .Events.AsNoTracking()
            .OrderByDescending(e => e.StartsOn)
            .ThenBy(e => e.Title)
            .Take(MostEvents)
            .Select(e => new EventChoice(e.Id, e.Slug, e.Title, ""))
            .ToListAsync();

    async Task<InquiryLink?> Inquiry(IncomingMail mail)
    {
        if (await db.FindLiving(mail.InquiryId) is not { } inquiry)
            return null;

        var conference = await db.Events.AsNoTracking().SingleAsync(e => e.Id == inquiry.EventId);
        return new(inquiry.Id, inquiry.Company, conference.Slug, conference.Title);
    }
}
