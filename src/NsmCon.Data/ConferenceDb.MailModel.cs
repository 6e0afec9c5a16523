using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Search;
using NsmCon.Data.Staff;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    // Rows of before the column came, until the next start: of a large table they are found at once.
    const string NotSearchedYet = "\"SearchText\" = ''";

    static void ConfigureInquiries(ModelBuilder builder)
    {
        builder.Entity<Inquiry>(e =>
        {
            e.HasOne(x => x.Sponsor).WithMany().OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Owner).WithMany().OnDelete(DeleteBehavior.SetNull);
            e.HasIndex(x => new
            {
                x.EventId,
                x.State,
                x.UpdatedAt,
            });
            e.HasIndex(x => x.ReplyKey).IsUnique();
            e.HasOne<Inquiry>().WithMany().HasForeignKey(x => x.MergedIntoId).OnDelete(DeleteBehavior.Cascade);
            // What was merged is seen and written nowhere but in the one that has its messages.
            e.HasQueryFilter(x => x.MergedIntoId == null);
        });
        builder.Entity<InquiryPackage>(e => e.HasKey(x => new { x.InquiryId, x.PackageId }));
        builder.Entity<Message>(e =>
        {
            e.HasIndex(x => new { x.InquiryId, x.At });
            // A mail is one message, however often and by whichever mailbox it comes.
            e.HasIndex(x => x.InternetMessageId).IsUnique();
            e.HasOne<IncomingMail>().WithMany().HasForeignKey(x => x.IncomingMailId).OnDelete(DeleteBehavior.SetNull);
            e.HasOne<Message>().WithMany().HasForeignKey(x => x.ForwardsId).OnDelete(DeleteBehavior.SetNull);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(x => x.AuthorId).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<MessageDraft>(e =>
        {
            e.HasKey(x => new
            {
                x.InquiryId,
                x.StaffMemberId,
                x.IsNote,
            });
            e.HasOne<Inquiry>().WithMany().HasForeignKey(x => x.InquiryId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(x => x.StaffMemberId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<MessageMove>(e =>
        {
            e.HasOne<Inquiry>().WithMany().HasForeignKey(x => x.FromId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Inquiry>().WithMany().HasForeignKey(x => x.ToId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(x => x.Messages).WithOne().HasForeignKey(x => x.MoveId);
        });
        builder.Entity<MovedMessage>(e =>
        {
            e.HasKey(x => new { x.MoveId, x.MessageId });
            e.HasOne<Message>().WithMany().HasForeignKey(x => x.MessageId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<SavedAnswer>(e => e.HasIndex(x => new { x.EventId, x.Title }).IsUnique());
        builder.Entity<Attachment>(e =>
        {
            e.HasIndex(x => x.MessageId);
            e.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.Hash).OnDelete(DeleteBehavior.Restrict);
        });
    }

    static void ConfigureMail(ModelBuilder builder)
    {
        builder.Entity<OutgoingMail>(e =>
        {
            e.HasIndex(x => new { x.State, x.NextAttemptAt });
            e.HasIndex(x => new { x.EventId, x.CreatedAt });
            e.HasIndex(x => x.RegistrationId);
            e.HasIndex(x => x.InquiryId);
            e.HasIndex(x => x.MessageId);
            // By which answers and bounces find it.
            e.HasIndex(x => x.MessageKey);
            e.HasIndex(x => x.Id).HasFilter(NotSearchedYet);
        });
        builder.Entity<SentMail>(e =>
        {
            e.HasIndex(x => new { x.OutgoingMailId, x.MessageKey }).IsUnique();
            e.HasOne<OutgoingMail>().WithMany().HasForeignKey(x => x.OutgoingMailId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<IncomingMail>(e =>
        {
            // What lies in no mailbox has no number there.
            e.HasIndex(x => new
                {
                    x.Folder,
                    x.UidValidity,
                    x.Uid,
                })
                .IsUnique()
                .HasFilter("\"Uid\" > 0");
            e.HasIndex(x => x.Hash);
            e.HasIndex(x => new { x.State, x.ArrivedAt });
            e.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.Hash).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Inquiry>().WithMany().HasForeignKey(x => x.InquiryId).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<MailFolder>(e => e.HasIndex(x => x.Name).IsUnique());
        builder.Entity<SearchEntry>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasOne<Message>().WithOne().HasForeignKey<SearchEntry>(x => x.MessageId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<IncomingMail>().WithOne().HasForeignKey<SearchEntry>(x => x.IncomingMailId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<BouncedAddress>(e => e.HasIndex(x => x.Key).IsUnique());
    }
}
