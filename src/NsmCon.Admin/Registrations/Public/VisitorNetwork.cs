using NsmCon.Admin.Forms;
using NsmCon.Admin.Settings;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>From which network a form came, as far as the number of its places counts.</summary>
static class VisitorNetwork
{
    /// <summary>Null without a mail server: nobody could prove a mailbox then.</summary>
    public static SentFrom? FromRequest(HttpContext http, ConferenceSettings settings)
    {
        if (settings.Mail.Host is null || http.Connection.RemoteIpAddress is not { } address)
            return null;

        return new SentFrom(settings.Key.Digest("Registration.SentFrom", FormLimits.OwnerOf(address)), settings.UnprovedPlaces);
    }
}
