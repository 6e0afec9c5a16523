using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Staff;

/// <summary>Makes one-time links by which a member of staff chooses a new password.</summary>
public class GivePasswordLink(ConferenceDb db, StaffLinks links)
{
    /// <summary>How long a link works that someone asked for on the sign-in page.</summary>
    public static readonly TimeSpan Asked = TimeSpan.FromHours(1);

    /// <summary>How long a link works that an Owner, or whoever runs the server, gave.</summary>
    public static readonly TimeSpan Given = TimeSpan.FromDays(1);

    // Anybody may ask for anybody's link: nobody's mailbox is filled by it.
    const int MostInAnHour = 3;

    /// <summary>Mails a link to the address, if someone on the staff has it. Whoever asks learns nothing of that.</summary>
    public async Task Ask(string email, DateTime now)
    {
        using var acting = db.ActAs("sign-in page");
        var person = await db.FindStaff(email);
        var since = now - TimeSpan.FromHours(1);
        if (
            person is null
            || await db.PasswordLinks.CountAsync(link => link.StaffMemberId == person.Id && link.CreatedAt > since) >= MostInAnHour
        )
            return;

        await Mail(person, dropsSecondStep: false, Asked, now);
    }

    /// <summary>Mails a link in an Owner's name, and gives it to be shown once.</summary>
    public Task<string> Give(StaffMember person, bool dropsSecondStep, DateTime now) => Mail(person, dropsSecondStep, Given, now);

    /// <summary>Saves a link and gives its address, which is kept nowhere else.</summary>
    public async Task<string> Make(StaffMember person, bool dropsSecondStep, TimeSpan valid, DateTime now)
    {
        var secret = Secret.New();
        await db.PasswordLinks.Where(link => link.StaffMemberId == person.Id && link.ExpiresAt < now).ExecuteDeleteAsync();
        db.PasswordLinks.Add(
            new PasswordLink
            {
                SecretHash = Secret.Hash(secret),
                StaffMember = person,
                DropsSecondStep = dropsSecondStep,
                CreatedAt = now,
                ExpiresAt = now + valid,
            }
        );
        await db.SaveChangesAsync();
        return links.NewPassword(secret);
    }

    async Task<string> Mail(StaffMember person, bool dropsSecondStep, TimeSpan valid, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var link = await Make(person, dropsSecondStep, valid, now);
        db.OutgoingMails.Add(
            new OutgoingMail(StaffMails.PasswordLink, person.Email!, "A new password for the staff pages of NSMCon", now)
            {
                Secret = link,
                ToName = person.Name,
            }
        );
        await db.SaveChangesAsync();
        await write.Commit();
        return link;
    }
}
