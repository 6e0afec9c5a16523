using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>Makes one-time links by which a member of staff chooses a new password.</summary>
public class GivePasswordLink(ConferenceDb db, StaffList staff, TimeProvider clock, ConferenceSettings settings)
{
    /// <summary>How long a link works that someone asked for on the sign-in page.</summary>
    public static readonly TimeSpan Asked = TimeSpan.FromHours(1);

    /// <summary>How long a link works that an Owner, or whoever runs the server, gave.</summary>
    public static readonly TimeSpan Given = TimeSpan.FromDays(1);

    // Anybody may ask for anybody's link: nobody's mailbox is filled by it.
    const int MostInAnHour = 3;

    /// <summary>Mails a link to the address, if someone on the staff has it. Whoever asks learns nothing of that.</summary>
    public async Task Ask(string email)
    {
        using var acting = db.ActAs("sign-in page");
        var person = await staff.Find(email);
        var since = Now - TimeSpan.FromHours(1);
        if (
            person is null
            || await db.PasswordLinks.CountAsync(link => link.StaffMemberId == person.Id && link.CreatedAt > since) >= MostInAnHour
        )
            return;

        await Mail(person, dropsSecondStep: false, Asked);
    }

    /// <summary>Mails a link in an Owner's name, and gives it to be shown once.</summary>
    public Task<string> Give(StaffMember person, bool dropsSecondStep) => Mail(person, dropsSecondStep, Given);

    /// <summary>Saves a link and gives its address, which is kept nowhere else.</summary>
    public async Task<string> Make(StaffMember person, bool dropsSecondStep, TimeSpan valid)
    {
        var secret = Secret.New();
        await db.PasswordLinks.Where(link => link.StaffMemberId == person.Id && link.ExpiresAt < Now).ExecuteDeleteAsync();
        db.PasswordLinks.Add(
            new PasswordLink
            {
                SecretHash = Secret.Hash(secret),
                StaffMember = person,
                DropsSecondStep = dropsSecondStep,
                CreatedAt = Now,
                ExpiresAt = Now + valid,
            }
        );
        await db.SaveChangesAsync();
        return $"{settings.BaseUrl}{Links.NewPassword(secret)}";
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    async Task<string> Mail(StaffMember person, bool dropsSecondStep, TimeSpan valid)
    {
        await using var write = await db.BeginWrite();
        var link = await Make(person, dropsSecondStep, valid);
        db.OutgoingMails.Add(
            new OutgoingMail(PasswordLinkMail.Name, person.Email!, "A new password for the staff pages of NSMCon", Now)
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
