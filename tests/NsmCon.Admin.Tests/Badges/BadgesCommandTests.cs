using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Badges;
using NsmCon.Admin.Tests.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Badges;

public class BadgesCommandTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_command_writes_what_the_page_gives(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        await app.Register(conference, await app.AddTicketType(conference), people: 2);
        var speaker = await app.AddTicketType(conference, "Speaker");
        await app.Attend(conference, speaker, "Grace");
        using var browser = await app.SignIn();
        await using var scope = app.Services.CreateAsyncScope();
        var file = Path.Combine(app.Folder, "speakers.pdf");

        var exit = await BadgesCommand.Run(scope.ServiceProvider, "ours", "speaker", new(BadgeSheet.A4), file, default);

        Assert.Equal(0, exit);
        Assert.Equal(
            await browser.GetByteArrayAsync($"/admin/events/ours/badges.pdf?sheet=A4&type={speaker.Id}"),
            await File.ReadAllBytesAsync(file)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_command_refuses_what_it_cannot_do(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference);
        await using var scope = app.Services.CreateAsyncScope();
        var file = Path.Combine(app.Folder, "out.pdf");
        Task<int> Run(string slug, string? type, string to) =>
            BadgesCommand.Run(scope.ServiceProvider, slug, type, new(BadgeSheet.A6), to, default);

        var nobody = await Run("ours", null, file);
        await app.Attend(conference, attendee, "Ada");
        var noEvent = await Run("nowhere", null, file);
        var noType = await Run("ours", "Juggler", file);
        var noFolder = await Run("ours", null, "/proc/none/out.pdf");

        Assert.Equal((1, 1, 1, 1), (nobody, noEvent, noType, noFolder));
        Assert.False(File.Exists(file));
    }
}
