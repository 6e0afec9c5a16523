using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

/// <summary>A desk at work, until it is disposed of.</summary>
sealed class OpenDesk : IAsyncDisposable
{
    // Beyond the microsecond no database keeps a time.
    public static readonly DateTime Now = A.Day.AddTicks(1_234_560);

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(Now));

    readonly CancellationTokenSource stopping = new();
    readonly Task run;

    public OpenDesk(ConferenceDatabase conference)
        : this(ClosedDesk(conference)) { }

    public OpenDesk(RegistrationDesk desk)
    {
        Desk = desk;
        run = desk.Run(stopping.Token);
    }

    public RegistrationDesk Desk { get; }

    /// <summary>A desk that nobody works at yet: requests pile up, to be served in one transaction.</summary>
    public static RegistrationDesk ClosedDesk(
        ConferenceDatabase conference,
        IDbContextFactory<ConferenceDb>? databases = null,
        TimeProvider? clock = null
    ) => new(databases ?? conference, conference.Gate, clock ?? Clock());

    // A test that would wait for ever fails instead.
    public Task<DeskAnswer> Register(DeskRequest request) => Desk.Register(request).WaitAsync(TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await run;
        stopping.Dispose();
    }
}
