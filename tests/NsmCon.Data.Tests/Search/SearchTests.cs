using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Search;

namespace NsmCon.Data.Tests.Search;

/// <summary>What is found, and that the index follows whatever becomes of messages and mails.</summary>
public class SearchTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_message_is_found_by_its_words_its_people_its_company_and_its_files(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference, "Æther Straßenbau", message =>
        {
            (message.From, message.Subject, message.Text) = (
                "Toni Bakker <toni@polder.example>",
                "A booth",
                "What does a big booth cost?\nRegards, José"
            );
            message.Attachments.Add(new Attachment { Name = "Grundriss_2020.pdf", ContentType = "application/pdf" });
        });

        foreach (
            var typed in new[]
            {
                "booth",
                "BOO*",
                "cost regards",
                "\"big booth\"",
                "jose",
                "from:toni",
                "from:\"toni bakker\" from:polder.example",
                "strassenbau aether",
                "grundriss",
                "2020.pdf",
                "toni@polder.example",
                "coyote",
                "booth -chair",
                "big -\"booth big\"",
                "cost boo",
            }
        )
            Assert.Equal((typed, 1), (typed, (await Find(conference, typed)).Count));
        foreach (
            var typed in new[]
            {
                "chair",
                "booth chair",
                "\"booth big\"",
                "from:jose",
                "booth -cost",
                "booth -from:toni",
                "cos big",
                "\"polder example booth\"",
                "",
                "***",
            }
        )
            Assert.Equal((typed, 0), (typed, (await Find(conference, typed)).Count));
        Assert.Equal([(inquiry.Messages[0].Id, false)], await Find(conference, "booth"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_newest_come_first_and_the_next_page_goes_on_where_the_last_one_ended(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference, "Acme");
        await conference.Save(
            Enumerable
                .Range(1, 5)
                .Select(day =>
                    (object)
                        new Message
                        {
                            EventId = inquiry.EventId,
                            InquiryId = inquiry.Id,
                            From = "A",
                            Text = $"found {day}",
                            At = A.Day.AddDays(day == 3 ? -9 : day),
                        }
                )
                .ToArray()
        );
        await using var db = conference.CreateDbContext();

        var first = await db.Find(SearchQuery.Read("found"), null, null, most: 3);
        var rest = await db.Find(SearchQuery.Read("found"), null, before: first[^1], most: 3);

        var texts = await db.Messages.ToDictionaryAsync(message => message.Id, message => message.Text);
        Assert.Equal(["found 5", "found 4", "found 2"], first.Select(id => texts[SearchEntry.ParseId(id).Key]));
        Assert.Equal(["found 1", "found 3"], rest.Select(id => texts[SearchEntry.ParseId(id).Key]));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Old_ones_are_found_behind_hundreds_of_newer_ones_and_among_them(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference, "Acme");
        await using var db = conference.CreateDbContext();
        db.AddRange(
            Enumerable
                .Range(1, 1_200)
                .Select(i => new Message
                {
                    EventId = inquiry.EventId,
                    InquiryId = inquiry.Id,
                    From = "A",
                    Text = i % 400 == 0 ? "seldom" : "often",
                    At = A.Day.AddMinutes(i),
                })
        );
        await db.SaveChangesAsync();

        Assert.Equal([.. new[] { 1_200, 800, 400 }.Select(minutes => A.Day.AddMinutes(minutes))], await Times("seldom", before: null));
        Assert.Equal([A.Day.AddMinutes(400)], await Times("seldom", before: (await db.Find(SearchQuery.Read("seldom"), null, null, 2))[1]));
        Assert.Equal(10, (await Times("often", before: null)).Count);
        Assert.Equal([A.Day], await Times("hello", before: null));

        async Task<List<DateTime>> Times(string typed, long? before)
        {
            var keys = (await db.Find(SearchQuery.Read(typed), inquiry.EventId, before, 10))
                .Select(id => SearchEntry.ParseId(id).Key)
                .ToList();
            return await db
                .Messages.Where(message => keys.Contains(message.Id))
                .OrderByDescending(message => message.At)
                .Select(message => message.At)
                .ToListAsync();
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_changes_is_found_as_it_is_now_and_what_is_gone_no_longer(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference, "Before", message =>
            message.Attachments.Add(new Attachment { Name = "old.pdf", ContentType = "" })
        );
        await using var db = conference.CreateDbContext();
        var message = await db.Messages.Include(m => m.Attachments).SingleAsync();

        (await db.Inquiries.SingleAsync()).Company = "After";
        await db.SaveChangesAsync();
        Assert.Equal((0, 1), ((await Find(conference, "before")).Count, (await Find(conference, "after")).Count));

        message.Text = "Rewritten";
        message.Attachments.Clear();
        await db.SaveChangesAsync();
        Assert.Equal(
            (0, 0, 1),
            (
                (await Find(conference, "hello")).Count,
                (await Find(conference, "old.pdf")).Count,
                (await Find(conference, "rewritten")).Count
            )
        );

        await db.Messages.ExecuteDeleteAsync();
        Assert.Empty(await Find(conference, "rewritten"));
        await AssertWhole(conference);

        await conference.Save(
            new Message
            {
                EventId = inquiry.EventId,
                InquiryId = inquiry.Id,
                From = "A",
                Text = "Again",
                At = A.Day,
            }
        );
        Assert.Single(await Find(conference, "again"));
        await db.Events.ExecuteDeleteAsync();
        Assert.Empty(await Find(conference, "again"));
        await AssertWhole(conference);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_is_found_until_it_is_a_message_which_is_found_then_and_again_after_that_is_gone(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference, "Acme");
        var mail = await Mail(conference, "A question", "About booths.", "plan.pdf");
        Assert.Equal([(mail.Id, true)], await Find(conference, "booths"));
        Assert.Equal([(mail.Id, true)], await Find(conference, "from:toni plan.pdf question"));
        await using var db = conference.CreateDbContext();

        var contents = new MailContents
        {
            FromAddress = "toni@polder.example",
            Subject = "A question",
            Text = "About booths.",
        };
        var message = await new ReceiveMail(db).Join(
            await db.Inquiries.SingleAsync(i => i.Id == inquiry.Id),
            await db.IncomingMails.SingleAsync(),
            contents,
            A.Day
        );
        Assert.Equal([(message.Id, false)], await Find(conference, "booths"));
        Assert.Null((await conference.Read(d => d.IncomingMails.SingleAsync())).Text);

        await db.Events.ExecuteDeleteAsync();
        Assert.Empty(await Find(conference, "booths"));
        await using var later = conference.CreateDbContext();
        var free = await later.IncomingMails.WithoutText().SingleAsync();
        free.KeepText("About booths.", []);
        await later.SaveChangesAsync();
        Assert.Equal([(mail.Id, true)], await Find(conference, "booths"));

        await later.IncomingMails.ExecuteDeleteAsync();
        Assert.Empty(await Find(conference, "booths"));
        await AssertWhole(conference);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_copy_of_a_mail_is_found_only_once(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var first = await Mail(conference, "A question", "Once.");
        var copy = await Mail(conference, "A question", "Once.", with: mail => mail.SetAside(MailReason.SameMail));

        Assert.Equal([(first.Id, true)], await Find(conference, "once"));
        Assert.Empty(await conference.Read(db => db.IncomingMails.WithoutText().ToListAsync()));

        await using var db = conference.CreateDbContext();
        (await db.IncomingMails.SingleAsync(mail => mail.Id == copy.Id)).Wait(new(MailReasonKind.NamesNothing));
        await db.SaveChangesAsync();
        Assert.Equal(2, (await Find(conference, "once")).Count);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_one_event_nothing_of_another_is_found_and_no_mail_without_one(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ours = await Inquiry(conference, "Acme");
        await Inquiry(conference, "Acme", slug: "other");
        await Mail(conference, "Hello", "Hello from Acme.");
        await using var db = conference.CreateDbContext();

        var found = await db.Find(SearchQuery.Read("acme hello"), ours.EventId, null, 10);

        Assert.Equal([(ours.Messages[0].Id, false)], found.Select(SearchEntry.ParseId));
        Assert.Equal(3, (await Find(conference, "acme hello")).Count);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_kept_before_there_was_a_search_is_found_after_the_next_start(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Inquiry(conference, "Acme");
        await Mail(conference, "A question", "About booths.");
        await using var db = conference.CreateDbContext();
        await db.SearchEntries.Where(entry => entry.MessageId != null).ExecuteDeleteAsync();
        await db.SearchEntries.ExecuteUpdateAsync(set =>
            set.SetProperty(entry => entry.Rules, 0).SetProperty(entry => entry.Words, "of before")
        );
        Assert.Empty(await Find(conference, "booths"));

        await db.Migrate();

        Assert.Equal(
            (1, 1, 0),
            ((await Find(conference, "acme")).Count, (await Find(conference, "booths")).Count, (await Find(conference, "before")).Count)
        );
        await AssertWhole(conference);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whatever_is_typed_or_sent_is_no_fault(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        string[] hostile =
        [
            "\"",
            "\"\"",
            "'",
            "''",
            "'; DROP TABLE x; --",
            "NEAR(a b)",
            "a NEAR/3 b",
            "a AND",
            "OR",
            "NOT a",
            "*",
            "a**",
            "^a",
            "Sender : a",
            "{Sender Words} : a",
            "(",
            "((((",
            "a:b:*",
            "a & b",
            "!a",
            "a <-> b",
            "a | !",
            "\\",
            "'a':*A",
            "\0",
            "a\0b",
            "\ud800",
            "\udc00a",
            "𝒜𝓁𝓁",
            "ﬁ",
            "é",
            "%_",
            "from:",
            "from:from:",
            "-",
            "--",
            "-\"",
            "- -a",
            "\u202e\u200f",
            "½ Ⅷ ²",
            "١٢٣",
            new string('x', 10_000),
            new string('"', 10_000),
            string.Concat(Enumerable.Repeat("a ", 5_000)),
            string.Concat(Enumerable.Repeat("東京", 3_000)),
        ];
        var inquiry = await Inquiry(conference, "Acme");
        await conference.Save([
            .. hostile.Select(text => new Message
            {
                EventId = inquiry.EventId,
                InquiryId = inquiry.Id,
                From = "A",
                Text = Storable(text),
                Subject = "",
                At = A.Day,
            }),
        ]);

        foreach (var typed in hostile)
            await Find(conference, typed);
        await AssertWhole(conference);
    }

    [SkippableFact]
    public async Task Both_databases_find_the_same()
    {
        await using var sqlite = await ConferenceDatabase.Create(Databases.Sqlite);
        await using var postgres = await ConferenceDatabase.Create(Databases.PostgreSql);
        var random = new Random(7);
        var messages = Enumerable
            .Range(0, 150)
            .Select(i =>
                (
                    From: Text(random, 3),
                    Subject: Text(random, 3),
                    Text: Text(random, random.Next(60)),
                    At: A.Day.AddMinutes(random.Next(5_000))
                )
            )
            .ToList();
        foreach (var conference in new[] { sqlite, postgres })
        {
            var inquiry = await Inquiry(conference, "Acme");
            await conference.Save([
                .. messages.Select(m => new Message
                {
                    EventId = inquiry.EventId,
                    InquiryId = inquiry.Id,
                    From = m.From,
                    Subject = m.Subject,
                    Text = m.Text,
                    At = m.At,
                }),
            ]);
        }

        var found = 0;
        for (var i = 0; i < 400; i++)
        {
            var typed = Query(random);
            var (ours, theirs) = (await Find(sqlite, typed), await Find(postgres, typed));
            Assert.True(ours.SequenceEqual(theirs), $"{typed}: {ours.Count} and {theirs.Count}");
            if (ours.Count is > 0 and < 151)
                found++;
        }

        Assert.True(found > 100, $"Only {found} of 400 found some and not all.");
    }

    static readonly string[] Vocabulary =
    [
        "booth",
        "boo",
        "Straße",
        "STRASSE",
        "É",
        "étage",
        "ﬁne",
        "fin",
        "O’Brien",
        "２０２０",
        "20",
        "東京",
        "東京都",
        "京",
        "て",
        "привет",
        "a",
        "b",
        "1e5",
        "1e",
        "x.y@z.example",
        "wi-fi",
        "½",
        "Ⅷ",
        "₂",
        "ค่า",
        "한국",
        "मेल",
        "🎉",
        "e\u0301tage",
    ];

    static string Text(Random random, int words) =>
        string.Join(random.Next(3) == 0 ? ", " : " ", Enumerable.Range(0, words).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));

    static string Query(Random random) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, random.Next(1, 4))
                .Select(_ =>
                    $"{(random.Next(5) == 0 ? "-" : "")}{(random.Next(5) == 0 ? "from:" : "")}{(random.Next(4) == 0 ? $"\"{Text(random, 2)}\"" : Text(random, 1))}{(random.Next(5) == 0 ? "*" : "")}"
                )
        );

    // As the reading of mails and forms leaves them: no database takes these.
    static string Storable(string text) => string.Concat(text.Replace("\0", "", StringComparison.Ordinal).EnumerateRunes());

    static async Task<List<(int Key, bool IsMail)>> Find(ConferenceDatabase conference, string typed)
    {
        var ids = await conference.Read(db => db.Find(SearchQuery.Read(typed), eventId: null, before: null, most: 1_000));
        return [.. ids.Select(SearchEntry.ParseId)];
    }

    static async Task<Inquiry> Inquiry(
        ConferenceDatabase conference,
        string company,
        Action<Message>? with = null,
        string slug = "nsmconeu2020"
    )
    {
        var its = A.Event(slug: slug);
        await conference.Save(its);
        var inquiry = A.Inquiry(its.Id, company);
        var message = A.Message();
        with?.Invoke(message);
        message.Attachments.ForEach(file => file.EventId = its.Id);
        inquiry.Add(message);
        await conference.Save(inquiry);
        return inquiry;
    }

    static async Task<IncomingMail> Mail(
        ConferenceDatabase conference,
        string subject,
        string text,
        string? file = null,
        Action<IncomingMail>? with = null
    )
    {
        var mail = new IncomingMail
        {
            Folder = "data/inbox",
            Hash = StoredFile.HashOf([]),
            ArrivedAt = A.Day,
            KeptAt = A.Day,
            FromAddress = "toni@polder.example",
            Subject = subject,
        };
        mail.KeepText(text, file is null ? [] : [file]);
        mail.Wait(new(MailReasonKind.NamesNothing));
        with?.Invoke(mail);
        if (!await conference.Read(db => db.StoredFiles.AnyAsync()))
            await conference.Save(
                new StoredFile
                {
                    Hash = mail.Hash,
                    Bytes = [],
                    StoredAt = A.Day,
                }
            );
        await conference.Save(mail);
        return mail;
    }

    // SQLite's index is a table of its own: it says itself whether it is that of the entries.
    static async Task AssertWhole(ConferenceDatabase conference)
    {
        await using var db = conference.CreateDbContext();
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "SearchIndex" ("SearchIndex", rank) VALUES ('integrity-check', 1)""");
    }
}
