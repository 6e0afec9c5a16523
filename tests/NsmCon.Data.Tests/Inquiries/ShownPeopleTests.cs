using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class ShownPeopleTests
{
    [Theory]
    [InlineData("Ada Lovelace <ada@example.org>, mia@example.org", "ada@example.org", "mia@example.org")]
    [InlineData("Bakker, Toni <Toni@EXAMPLE.org>", "Toni@example.org")]
    [InlineData("undisclosed-recipients, <>, mia@", new string[0])]
    [InlineData("ada@example.org, mia@exam…", "ada@example.org")]
    [InlineData("", new string[0])]
    public void The_addresses_of_a_list_are_read_and_what_is_none_is_left_out(string shown, params string[] addresses) =>
        Assert.Equal(addresses, ShownPeople.Addresses(shown));

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_got_a_copy_of_our_reply_is_known_when_they_answer(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = A.Inquiry((await conference.Event()).Id, "Acme", "buyer@acme.example");
        inquiry.Add(
            new Message
            {
                Kind = MessageKind.Out,
                From = "Ada",
                Text = "Yes.",
                Cc = "mia@gmail.com, tom@gmail.com",
                InternetMessageId = "ours@example.org",
                At = A.Day,
            }
        );
        await conference.Save(inquiry);

        Assert.Equal(IncomingState.Threaded, await Answer(conference, "Tom@gmail.com"));
        Assert.Equal(IncomingState.Unsorted, await Answer(conference, "eve@gmail.com"));
        Assert.Equal(2, await conference.Read(db => db.Messages.CountAsync()));
    }

    static async Task<IncomingState> Answer(ConferenceDatabase conference, string sender) =>
        (
            await conference.Receive(
                new()
                {
                    FromAddress = sender,
                    Text = "Thanks.",
                    References = ["ours@example.org"],
                }
            )
        ).State;
}
