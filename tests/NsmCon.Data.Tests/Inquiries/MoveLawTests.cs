using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

/// <summary>What holds whatever is written, merged, split and undone, in any order.</summary>
public class MoveLawTests
{
    const int Steps = 80;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Undoing_at_once_changes_nothing_each_message_stands_once_and_each_key_leads_to_one_conversation(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var history = await History.Begin(conference, new Random(17));

        for (var step = 0; step < Steps; step++)
        {
            await history.TakeAStep();

            await history.HoldTheLaws();
        }

        Assert.True(history.Undone > 5, $"{history.Undone} were undone.");
    }

    sealed class History(ConferenceDatabase conference, Random random, List<Inquiry> all)
    {
        readonly Dictionary<int, int> expected = [];
        readonly Dictionary<int, int> mergedInto = [];

        public int Undone { get; private set; }

        public static async Task<History> Begin(ConferenceDatabase conference, Random random)
        {
            var eventId = (await conference.Event()).Id;
            var all = Enumerable
                .Range(1, 6)
                .Select(number => A.Inquiry(eventId, $"Company {number}", $"someone@company-{number}.example"))
                .ToList();
            foreach (var inquiry in all)
                await conference.Save(inquiry);
            return new(conference, random, all);
        }

        public async Task TakeAStep()
        {
            var living = await conference.Read(db => db.Inquiries.OrderBy(inquiry => inquiry.Id).ToListAsync());
            var moves = await conference.Read(db =>
                db.MessageMoves.Where(move => db.Inquiries.Any(inquiry => inquiry.Id == move.ToId)).OrderBy(move => move.Id).ToListAsync()
            );
            var kind = random.Next(5);
            if (kind == 0 && living.Count > 1)
                await Merge(living);
            else if (kind == 1 && moves.Count > 0)
                await Undo(moves[random.Next(moves.Count)]);
            else if (kind == 2)
                await Split(living[random.Next(living.Count)]);
            else
                await Write(living[random.Next(living.Count)]);
        }

        async Task Write(Inquiry inquiry)
        {
            if (random.Next(3) == 0)
            {
                await PutAway(inquiry);
                return;
            }

            var message = await conference.Write(inquiry, A.Message(random.Next(3) == 0 ? MessageKind.Out : MessageKind.In));
            expected[message.Id] = inquiry.Id;
        }

        async Task PutAway(Inquiry inquiry)
        {
            await using var db = conference.CreateDbContext();
            var (open, edition) = (await db.Inquiries.SingleAsync(i => i.Id == inquiry.Id), await db.Events.SingleAsync());
            var day = new DateOnly(2020, 3, 2).AddDays(random.Next(1, 9));
            if (random.Next(2) == 0)
                open.Snooze(day, edition, A.Day);
            else
                open.Plan($"Step {day}", day, edition, A.Day);
            await db.SaveChangesAsync();
        }

        async Task Merge(List<Inquiry> living)
        {
            var (stays, goes) = (living[random.Next(living.Count)], living[random.Next(living.Count)]);
            if (stays.Id == goes.Id)
                return;

            var before = await conference.Conversations();
            await conference.Undo(await conference.Merge(stays, goes));
            Assert.Equal(before, await conference.Conversations());
            await conference.Merge(stays, goes);
            mergedInto[goes.Id] = stays.Id;
            foreach (var message in expected.Where(place => place.Value == goes.Id).Select(place => place.Key).ToList())
                expected[message] = stays.Id;
        }

        async Task Split(Inquiry inquiry)
        {
            var messages = await conference.MessagesOf(inquiry);
            var chosen = messages.Where(_ => random.Next(2) == 0).ToArray();
            if (chosen.Length == 0 || chosen.Length == messages.Count)
                return;

            var before = await conference.Conversations();
            var undone = await conference.Split(inquiry, chosen);
            await conference.Undo(undone);
            Assert.Equal(before, await conference.Conversations());
            var move = await conference.Split(inquiry, chosen);
            all.Add(await conference.Read(db => db.Inquiries.SingleAsync(made => made.Id == move.ToId)));
            foreach (var message in chosen)
                expected[message] = move.ToId;
        }

        async Task Undo(MessageMove move)
        {
            var moved = await conference.Read(db =>
                db.MessageMoves.Where(m => m.Id == move.Id).SelectMany(m => m.Messages).Select(message => message.MessageId).ToListAsync()
            );
            var isFree = await conference.Read(db =>
                move.IsSplit
                    ? db.Inquiries.AnyAsync(from =>
                        from.Id == move.FromId
                        && !db.MessageMoves.Any(later => later.Id > move.Id && (later.FromId == move.ToId || later.ToId == move.ToId))
                    )
                    : db.Inquiries.AnyAsync(to =>
                        to.Id == move.ToId
                        && !db.MessageMoves.Any(later =>
                            later.Id > move.Id
                            && (
                                later.ToId == move.ToId
                                || (later.FromId == move.ToId && later.Messages.Any(m => moved.Contains(m.MessageId)))
                            )
                        )
                    )
            );
            var outcome = await Attempt.Catch(() => conference.Undo(move));

            Assert.Equal(isFree, outcome is null);
            if (!isFree)
                return;

            Undone++;
            if (move.IsSplit)
                mergedInto[move.ToId] = move.FromId;
            else
                mergedInto.Remove(move.FromId);
            var back = move.IsSplit ? expected.Where(place => place.Value == move.ToId).Select(place => place.Key).ToList() : moved;
            foreach (var message in back)
                expected[message] = move.FromId;
        }

        public async Task HoldTheLaws()
        {
            var places = await conference.Read(db => db.Messages.ToDictionaryAsync(message => message.Id, message => message.InquiryId));
            Assert.Equal(expected.OrderBy(place => place.Key), places.OrderBy(place => place.Key));
            var living = await conference.Read(db => db.Inquiries.Select(inquiry => inquiry.Id).ToListAsync());
            Assert.All(places.Values, place => Assert.Contains(place, living));
            foreach (var inquiry in all)
                Assert.Equal(Living(inquiry.Id), await conference.FoundByKey(inquiry));
        }

        int Living(int inquiryId) => mergedInto.TryGetValue(inquiryId, out var next) ? Living(next) : inquiryId;
    }
}
