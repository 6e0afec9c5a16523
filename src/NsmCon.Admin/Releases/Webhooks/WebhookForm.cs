using System.ComponentModel.DataAnnotations;
using System.Net;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Settings;
using NsmCon.Data.Webhooks;

namespace NsmCon.Admin.Releases.Webhooks;

/// <summary>A webhook to be added.</summary>
public sealed class WebhookForm : IValidatableObject
{
    [Required(ErrorMessage = "Write the address to send messages to."), MaxLength(Webhook.UrlLength), SingleLine, Display(Name = "Address")]
    public string Url { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var allowLoopback = validationContext.GetRequiredService<ConferenceSettings>().WebhooksToLoopback;
        if (Fault(Url.Trim(), allowLoopback) is { } fault)
            yield return new(fault, [nameof(Url)]);
    }

    static string? Fault(string url, bool allowLoopback)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Host.Length == 0)
            return "Write an address that begins with https://.";
        if (address.UserInfo.Length > 0)
            return "Leave name and password out of the address: messages are signed instead.";
        if (allowLoopback && address.IsLoopback)
            return null;
        if (address.Scheme != "https")
            return "Write an address that begins with https://.";

        return address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && !PublicAddress.Is(ip))
            ? $"{address.Host} is not on the internet. Messages go to the internet only."
            : null;
    }
}
