using System.Security.Cryptography;
using System.Text;
using NsmCon.Admin.Access;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Forms;

/// <summary>What a form that admits somebody, or takes that back, sends with it.</summary>
static class ScanForm
{
    /// <summary>The field that names the form, new on each page: sent twice, it is one attempt.</summary>
    public const string AttemptField = "attempt";

    // An Android phone says Linux, too: the first counts.
    static readonly string[] Devices = ["iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux"];

    /// <summary>The attempt that the posted form makes.</summary>
    public static ScanAttempt ScanAttempt(this HttpContext http, int eventId, DateTime now) =>
        new(eventId, KeyOf(http.Request), now, http.User.Name(), DeviceOf(http.Request.Headers.UserAgent.ToString()));

    // The browser's Back brings a form again, perhaps for another person: what is asked is part of the key.
    static Guid KeyOf(HttpRequest request)
    {
        if (!Guid.TryParse(request.Form[AttemptField], out var form))
            return Guid.NewGuid();

        var asked = Encoding.UTF8.GetBytes($"{form} {request.Path} {request.Form["typed"]}");
        return new Guid(SHA256.HashData(asked).AsSpan(0, 16));
    }

    static string DeviceOf(string userAgent) => Array.Find(Devices, device => userAgent.Contains(device, StringComparison.Ordinal)) ?? "";
}
