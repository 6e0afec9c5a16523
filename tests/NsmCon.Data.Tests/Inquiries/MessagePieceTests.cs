using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class MessagePieceTests
{
    const string Text = "Yes.\n\n> Shall we?\n> Ada\n-- \nToni";

    static readonly PieceLength[] Lengths = [new(PieceKind.Written, 2), new(PieceKind.Quoted, 2), new(PieceKind.Signature, 2)];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_message_keeps_what_its_lines_are(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = A.Inquiry((await conference.Event()).Id, "Acme", "buyer@acme.example");
        inquiry.Add(Message(Text, Lengths));
        await conference.Save(inquiry);

        var kept = await conference.Read(db => db.Messages.SingleAsync());

        Assert.Equal(
            [new(PieceKind.Written, "Yes.\n"), new(PieceKind.Quoted, "> Shall we?\n> Ada"), new(PieceKind.Signature, "-- \nToni")],
            kept.InPieces()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_is_completed_is_folded_as_its_whole_text_is(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = A.Inquiry((await conference.Event()).Id, "Acme", "buyer@acme.example");
        inquiry.Add(Message(Text, Lengths));
        await conference.Save(inquiry);
        await using var db = conference.CreateDbContext();
        await new KeepIncomingMail(db).Keep(new("INBOX", 1, 1, [1], A.Day) { WholeSize = 2 }, A.Day);
        var mail = await db.IncomingMails.SingleAsync();
        (await db.Messages.SingleAsync()).IncomingMailId = mail.Id;
        await db.SaveChangesAsync();

        var whole = new MailContents
        {
            Text = "Yes.\n> Shall we?",
            Pieces = [new(PieceKind.Written, 1), new(PieceKind.Quoted, 1)],
            HasHtml = true,
        };
        await new CompleteMail(db).Complete(mail, [1, 2], () => Task.FromResult(whole), A.Day);

        var kept = await conference.Read(read => read.Messages.SingleAsync());
        Assert.Equal([new(PieceKind.Written, "Yes."), new(PieceKind.Quoted, "> Shall we?")], kept.InPieces());
        Assert.True(kept.HasHtml);
    }

    [Fact]
    public void A_message_of_which_nothing_is_known_was_written_as_a_whole() =>
        Assert.Equal([new(PieceKind.Written, Text)], Message(Text).InPieces());

    [Theory]
    [InlineData("Yes.\n\n> Sh…", "Yes.\n", "> Sh…")]
    [InlineData("Yes.\n\n> Shall we?\n> Ada\n-- \nToni\nand more", "Yes.\n", "> Shall we?\n> Ada", "-- \nToni", "and more")]
    [InlineData("", "")]
    public void Pieces_are_the_whole_text_however_long_it_is(string text, params string[] pieces)
    {
        var read = Message(text, Lengths).InPieces().ToList();

        Assert.Equal(pieces, read.Select(piece => piece.Lines));
        Assert.Equal(text, string.Join('\n', read.Select(piece => piece.Lines)));
    }

    [Fact]
    public void A_piece_is_as_long_as_its_lines() =>
        Assert.Equal(
            [new(PieceKind.Written, 1), new(PieceKind.Quoted, 3)],
            new[] { new MessagePiece(PieceKind.Written, ""), new(PieceKind.Quoted, "> a\n\n> b") }.Select(piece => piece.Length)
        );

    static Message Message(string text, params PieceLength[] pieces) =>
        new()
        {
            Kind = MessageKind.In,
            From = "Toni <buyer@acme.example>",
            Text = text,
            Pieces = [.. pieces],
            At = A.Day,
        };
}
