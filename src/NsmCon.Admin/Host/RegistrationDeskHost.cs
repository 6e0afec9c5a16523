using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Host;

/// <summary>Keeps the registration desk at work while the app runs.</summary>
sealed class RegistrationDeskHost(RegistrationDesk desk) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => desk.Run(stoppingToken);
}
