using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NsmCon.Admin.Mail;
using NsmCon.Data.Mail;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Mail;

public class ComposeMailTests
{
    [Fact]
    public async Task Each_picture_of_a_mail_stands_where_its_text_has_it()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var scope = app.Services.CreateAsyncScope();
        var compose = ActivatorUtilities.CreateInstance<ComposeMail>(scope.ServiceProvider, (IEnumerable<IMailContent>)[new TwoPictures()]);

        using var composed = await compose.Compose(
            new OutgoingMail("pictures", "ada@example.org", "Two pictures", app.Clock.GetUtcNow().UtcDateTime),
            CancellationToken.None
        );
        var message = composed.Message;

        var parts = message.BodyParts.OfType<MimePart>().Where(part => part.ContentId is not null).ToList();
        Assert.Equal(["map.png", "plan.jpeg"], parts.Select(part => part.FileName));
        Assert.All(parts, part => Assert.Contains($"cid:{part.ContentId}", message.HtmlBody, StringComparison.Ordinal));
    }

    sealed class TwoPictures : IMailContent
    {
        public string Template => "pictures";

        public Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel) =>
            Task.FromResult<MailContent?>(
                new("![The map](cid:map)\n\n![The plan](cid:plan)")
                {
                    Pictures = [new("map", "image/png", [1]), new("plan", "image/jpeg", [2])],
                }
            );
    }
}
