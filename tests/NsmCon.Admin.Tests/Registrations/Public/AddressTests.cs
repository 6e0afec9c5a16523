using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Mail;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>Addresses as people and browsers write them.</summary>
public class AddressTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_person_has_one_address_however_it_is_written(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        // The second form is what Chromium sends for the first.
        foreach (var email in new[] { "ida@bücher.example", "Ida@xn--bcher-kva.example", "josé@example.org", "jose\u0301@Example.org" })
            await app.Ticket("Someone", email);

        Assert.Equal(["ida@bücher.example", "josé@example.org"], (await app.Registrations()).Select(registration => registration.Email));
    }

    [Fact]
    public async Task What_the_mail_server_cannot_write_to_is_refused_at_the_form()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        app.Services.GetRequiredService<MailServerAbilities>().SpeaksUtf8 = false;
        using var browser = app.Browser();

        using var refused = await browser.Register("Jörg", "jörg@example.org");
        using var taken = await browser.Register("Ida", "ida@bücher.example");

        Assert.Contains(
            MailAddressAttribute.BeyondServer,
            (await refused.Page()).QuerySelector(".field.wrong .error").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(["ida@bücher.example"], (await app.Registrations()).Select(registration => registration.Email));
    }
}
