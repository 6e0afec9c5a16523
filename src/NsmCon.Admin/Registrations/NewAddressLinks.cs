using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using Secret = NsmCon.Data.Secret;

namespace NsmCon.Admin.Registrations;

/// <summary>
/// What the link to a new address says: whose ticket moves where. Nothing is kept, and with the ticket's code the link ends.
/// </summary>
public sealed class NewAddressLinks(IDataProtectionProvider protection)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Registration.NewAddress").ToTimeLimitedDataProtector();

    public string Make(Registration registration, string address) =>
        protector.Protect($"{registration.Id} {Secret.Hash(registration.TicketCode)} {address}", Lifetime);

    /// <summary>The registration and its new address; null where the link is none of ours, is too old or was used.</summary>
    public async Task<(Registration Registration, string Address)?> Read(ConferenceDb db, string token)
    {
        if (TryOpen(token)?.Split(' ', 3) is not [var id, var hash, var address])
            return null;

        var number = int.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
        var registration = await db.Registrations.Expected().Include(r => r.TicketType).FirstOrDefaultAsync(r => r.Id == number);
        return registration is null || Secret.Hash(registration.TicketCode) != hash ? null : (registration, address);
    }

    string? TryOpen(string token)
    {
        try
        {
            return protector.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
