using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Mail;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>Reads everything on the page of one inquiry.</summary>
public sealed class ReadConversation(
    ConferenceDb db,
    ReplyCopies copies,
    SeeWriters writers,
    ReadMoves moves,
    StaffRoles roles,
    FollowUpClock clock,
    ReadMentions mentions
)
{
    /// <summary>Null if the event has no such inquiry.</summary>
    public async Task<ConversationPage?> Read(Event conference, int id, ClaimsPrincipal user, ReplyForm form)
    {
        var staffMemberId = user.StaffId();
        var inquiry = await db
            .Inquiries.AsNoTracking()
            .Include(i => i.Packages)
            .Include(i => i.Owner)
            .FirstOrDefaultAsync(i => i.Id == id && i.EventId == conference.Id);
        if (inquiry is null)
            return null;

        var begun = await db
            .MessageDrafts.AsNoTracking()
            .Where(draft => draft.InquiryId == id && draft.StaffMemberId == staffMemberId)
            .Select(draft => new { draft.IsNote, draft.Files })
            .ToListAsync();

        return new(conference, inquiry, form)
        {
            Messages = await Messages(id, staffMemberId),
            Packages = await Packages(inquiry),
            Earlier = await Earlier(inquiry, user),
            Owners = await db.InquiryOwners(conference.Id),
            Copies = form.IsNote ? [] : await copies.List(inquiry),
            Answers = form.IsNote ? [] : await Answers(inquiry.EventId),
            Writers = await writers.Describe(id, staffMemberId),
            News = form.IsLate
                ? await db.Messages.AsNoTracking().NotSeen(id, form.Newest, staffMemberId).OrderBy(message => message.Id).ToListAsync()
                : [],
            Time = clock.Time,
            Handles = form.IsNote ? await mentions.Handles(conference.Id, staffMemberId) : [],
            ReplySubject = await db.ReplySubject(id),
            Moves = await moves.Read(id),
            Files = begun.Find(draft => draft.IsNote == form.IsNote)?.Files ?? [],
            HasOtherDraft = begun.Exists(draft => draft.IsNote != form.IsNote),
        };
    }

    Task<List<AnswerChoice>> Answers(int eventId) =>
        db
            .SavedAnswers.Where(answer => answer.EventId == eventId)
            .OrderBy(answer => answer.Title)
            .Select(answer => new AnswerChoice(answer.Id, answer.Title))
            .ToListAsync();

    /// <summary>What somebody has begun to write; null if nothing.</summary>
    public Task<MessageDraft?> Draft(int id, int staffMemberId, bool isNote) =>
        db
            .MessageDrafts.AsNoTracking()
            .FirstOrDefaultAsync(draft => draft.InquiryId == id && draft.StaffMemberId == staffMemberId && draft.IsNote == isNote);

    async Task<List<MessageRow>> Messages(int id, int staffMemberId)
    {
        var messages = await db
            .Messages.AsNoTracking()
            .Include(message => message.Attachments.OrderBy(file => file.Position))
            .Where(message => message.InquiryId == id)
            .OrderBy(message => message.At)
            .ThenBy(message => message.Id)
            .ToListAsync();
        var ids = messages.ConvertAll(message => (int?)message.Id);
        var mails = await db
            .OutgoingMails.AsNoTracking()
            .Where(mail =>
                ids.Contains(mail.MessageId)
                && (
                    mail.Template == InquiryReplyMail.Name
                    || mail.Template == InquiryForwardMail.Name
                    || mail.Template == InquiryMentionMail.Name
                )
            )
            .OrderBy(mail => mail.Id)
            .ToListAsync();
        var mentioned = mails.FindAll(mail => mail.Template == InquiryMentionMail.Name).ToLookup(mail => mail.MessageId);
        mails.RemoveAll(mail => mail.Template == InquiryMentionMail.Name);
        return messages.ConvertAll(message => new MessageRow(
            message,
            mails.Find(mail => mail.MessageId == message.Id),
            IsOwn: message.AuthorId == staffMemberId
        )
        {
            Mentioned = [.. mentioned[message.Id]],
        });
    }

    async Task<List<PackageChoice>> Packages(Inquiry inquiry)
    {
        var offered = await db.OfferedPackages(inquiry.EventId);
        var theirs = await OfCompany(inquiry).Where(s => s.EventId == inquiry.EventId).AsNoTracking().ToListAsync();
        return offered.ConvertAll(package => new PackageChoice(
            package,
            inquiry.Packages.Exists(wish => wish.PackageId == package.Id),
            theirs.Find(s => s.PackageId == package.Id)
        ));
    }

    IQueryable<Sponsorship> OfCompany(Inquiry inquiry)
    {
        var key = Sponsor.NameKeyOf(inquiry.Company);
        return db
            .Sponsorships.Standing()
            .Where(s => inquiry.SponsorId != null ? s.SponsorId == inquiry.SponsorId : s.Sponsor!.NameKey == key);
    }

    // Of events whose sponsors the reader does not look after, nothing is said.
    async Task<List<string>> Earlier(Inquiry inquiry, ClaimsPrincipal user)
    {
        var slugs = await roles.SlugsWith(user, StaffRole.Sponsorship);
        var theirs = slugs is null ? db.Events : db.Events.Where(conference => slugs.Contains(conference.Slug));
        var taken = await (
            from sponsorship in OfCompany(inquiry)
            join conference in theirs on sponsorship.EventId equals conference.Id
            where conference.Id != inquiry.EventId
            orderby conference.StartsOn descending, conference.Id, sponsorship.PackageName
            select new { conference.Title, sponsorship.PackageName }
        ).ToListAsync();
        return [.. taken.GroupBy(row => row.Title).Select(rows => $"{rows.Key}: {string.Join(", ", rows.Select(row => row.PackageName))}")];
    }
}
