using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Tests.Registrations;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests;

/// <summary>What holds whatever is taken, given back, moved and limited, in any order.</summary>
public class LimitLawTests
{
    const int Steps = 120;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Limits_count_what_is_held_and_what_is_refused_changes_nothing(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var history = await History.Begin(conference, new Random(11));

        for (var step = 0; step < Steps; step++)
        {
            var before = await history.Holders();
            var refusal = await Record.ExceptionAsync(history.TakeAStep);

            if (refusal is not null)
                Assert.IsType<RuleBrokenException>(refusal);
            if (refusal is not null)
                Assert.Equal(before, await history.Holders());
            Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
        }

        Assert.InRange(history.Refused, 5, Steps / 2);
    }

    sealed class History(ConferenceDatabase conference, Random random) : IAsyncDisposable
    {
        readonly OpenDesk desk = new(conference);
        int people;

        public int Refused { get; private set; }

        public static async Task<History> Begin(ConferenceDatabase conference, Random random)
        {
            var eventId = (await conference.Event()).Id;
            await conference.Save(A.Quota(eventId, "Places", size: 6), A.Quota(eventId, "Stage", size: 2));
            var quotas = await conference.Read(db => db.Quotas.OrderBy(quota => quota.Id).ToListAsync());
            await conference.Save(
                A.TypeWithin(eventId, "Attendee", quotas[0].Id),
                A.TypeWithin(eventId, "Student", quotas[0].Id),
                A.TypeWithin(eventId, "Speaker", quotas[1].Id),
                A.TypeWithin(eventId, "Guest", quotas[0].Id, quotas[1].Id)
            );
            await conference.Save(
                A.Package(eventId, "Lunch", size: 2),
                A.Package(eventId, "Pause"),
                A.Sponsor("Acme"),
                A.Sponsor("Globex"),
                A.Sponsor("Initech")
            );
            return new(conference, random);
        }

        /// <summary>Who holds what, in words.</summary>
        public async Task<string> Holders()
        {
            var allocations = await conference.Read(db => db.Allocations.AsNoTracking().OrderBy(a => a.Id).ToListAsync());
            var quotas = await conference.Read(db => db.Quotas.AsNoTracking().OrderBy(q => q.Id).ToListAsync());
            return string.Join(
                '\n',
                [
                    .. allocations.Select(a => $"{a.QuotaId} {a.RegistrationId} {a.SponsorshipId} {a.ReleasedAt is null}"),
                    .. quotas.Select(q => $"{q.Name} {q.Taken} of {q.Size}"),
                ]
            );
        }

        public async Task TakeAStep()
        {
            try
            {
                await (
                    random.Next(9) switch
                    {
                        0 or 1 => Register(),
                        2 => Registered(async (db, one) => await new CancelRegistration(db).Cancel(one, A.Day, by: "Grace")),
                        3 => Registered(async (db, one) => await new RestoreRegistration(db).Restore(one, A.Day)),
                        4 => Registered(async (db, one) => await new ChangeTicketType(db).Change(one, await Any(db.TicketTypes), A.Day)),
                        5 => Sponsored(
                            async (db, sponsor) => await new TakePackage(db).Take((await Any(db.Packages)).Id, sponsor, A.Day, by: "Grace")
                        ),
                        6 => MoveType(),
                        7 => Sponsored(async (db, sponsor) => await CancelOne(db, sponsor.Id)),
                        _ => Sponsored(
                            async (db, _) =>
                                await new LimitPackage(db).Limit(
                                    await Any(db.Packages),
                                    random.Next(4) is var most and > 0 ? most : null,
                                    A.Day
                                )
                        ),
                    }
                );
            }
            catch (RuleBrokenException)
            {
                Refused++;
                throw;
            }
        }

        async Task Register()
        {
            var type = await conference.Read(db => Any(db.TicketTypes));
            var answer = await desk.Register(A.Request(type, email: $"person{people++}@example.org"));
            if (answer.Outcome == DeskOutcome.Full)
                throw new RuleBrokenException("Full.");
        }

        // As if somebody wrote it into the database: whoever has a place keeps it where it was taken.
        async Task MoveType()
        {
            await using var db = conference.CreateDbContext();
            var (type, quota) = (
                await Any(db.TicketTypes.Include(type => type.Limits)),
                await Any(db.Quotas.Where(quota => quota.Name == "Places" || quota.Name == "Stage"))
            );
            if (type.Limits.Exists(limit => limit.QuotaId == quota.Id))
                return;

            type.Limits.RemoveAll(_ => random.Next(2) == 0);
            type.Limits.Add(new TicketTypeLimit { EventId = type.EventId, QuotaId = quota.Id });
            await db.SaveChangesAsync();
        }

        async Task Registered(Func<ConferenceDb, Registration, Task> act)
        {
            await using var db = conference.CreateDbContext();
            if (await db.Registrations.AnyAsync())
                await act(db, await Any(db.Registrations));
        }

        async Task Sponsored(Func<ConferenceDb, Sponsor, Task> act)
        {
            await using var db = conference.CreateDbContext();
            await act(db, await Any(db.Sponsors));
        }

        static async Task CancelOne(ConferenceDb db, int sponsorId)
        {
            var sponsorship = await db.Sponsorships.Standing().OrderBy(s => s.Id).FirstOrDefaultAsync(s => s.SponsorId == sponsorId);
            if (sponsorship is not null)
                await new CancelSponsorship(db).Cancel(sponsorship, A.Day, by: "Grace");
        }

        async Task<T> Any<T>(IQueryable<T> rows)
            where T : class
        {
            var all = await rows.OrderBy(row => EF.Property<int>(row, "Id")).ToListAsync();
            return all[random.Next(all.Count)];
        }

        public ValueTask DisposeAsync() => desk.DisposeAsync();
    }
}
