using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Forms;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>
/// Wrong passwords and codes, counted for a person and the place they come from together: who guesses keeps out only themselves. Guesses
/// from many places end too, for all but the devices on which the person signed in before; a link by mail lets everybody else in.
/// </summary>
public sealed class SignInTries(
    ConferenceDb db,
    UserManager<StaffMember> users,
    KnownDevices devices,
    IHttpContextAccessor context,
    TimeProvider clock
)
{
    /// <summary>How many tries one place has within <see cref="Wait"/>.</summary>
    public const int MostFromOnePlace = 10;

    /// <summary>How many all places have together within <see cref="WaitOfAll"/>.</summary>
    public const int MostFromAll = 100;

    /// <summary>What a person reads who is signed in and has no tries left.</summary>
    public const string NoneLeft = "There were too many wrong passwords. Wait a quarter of an hour, then try again.";

    /// <summary>How long a wrong try of one place counts.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    /// <summary>How long a wrong try counts among those of all places.</summary>
    public static readonly TimeSpan WaitOfAll = TimeSpan.FromHours(1);

    /// <summary>Whether the person may try from here.</summary>
    public async Task<bool> AreLeft(StaffMember person)
    {
        var (place, isKnown) = CurrentPlace(person);
        var since = Now - Wait;
        var here = await TriesOf(person.Id).CountAsync(wrong => wrong.Place == place && wrong.At > since);
        return here < MostFromOnePlace && (isKnown || await FromAll(person.Id) < MostFromAll);
    }

    /// <summary>How many wrong tries of places that the person is not known to use still count.</summary>
    public Task<int> FromAll(int staffMemberId)
    {
        var since = Now - WaitOfAll;
        return TriesOf(staffMemberId).CountAsync(wrong => !wrong.IsKnownDevice && wrong.At > since);
    }

    /// <summary>Why a password that a person gives again, while signed in, is not taken; null if it is right.</summary>
    public async Task<string?> Refusal(StaffMember person, string password)
    {
        if (!await AreLeft(person))
            return NoneLeft;
        if (await users.CheckPasswordAsync(person, password))
            return null;

        await CountWrong(person);
        return "This is not your present password.";
    }

    /// <summary>Counts a wrong password or code.</summary>
    public async Task CountWrong(StaffMember person)
    {
        var (place, isKnown) = CurrentPlace(person);
        var over = Now - WaitOfAll;
        await db.FailedSignIns.Where(wrong => wrong.At < over).ExecuteDeleteAsync();
        db.FailedSignIns.Add(
            new FailedSignIn
            {
                StaffMemberId = person.Id,
                Place = place,
                IsKnownDevice = isKnown,
                At = Now,
            }
        );
        await db.SaveChangesAsync();
    }

    /// <summary>The person signed in here: what was tried here is over, and the device is known from now on.</summary>
    public async Task Succeed(StaffMember person)
    {
        var (place, _) = CurrentPlace(person);
        await TriesOf(person.Id).Where(wrong => wrong.Place == place).ExecuteDeleteAsync();
        devices.Remember(person);
    }

    /// <summary>Gives the person all tries back, everywhere.</summary>
    public Task Forget(int staffMemberId) => db.ForgetFailedSignIns(staffMemberId);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    IQueryable<FailedSignIn> TriesOf(int staffMemberId) => db.FailedSignIns.Where(wrong => wrong.StaffMemberId == staffMemberId);

    (string Place, bool IsKnown) CurrentPlace(StaffMember person) =>
        devices.NameFor(person) is { } name ? (name, true) : (FormLimits.OwnerOf(context.HttpContext!.Connection.RemoteIpAddress), false);
}
