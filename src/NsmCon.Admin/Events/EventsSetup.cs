using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Events;

static class EventsSetup
{
    /// <summary>The dashboard and the settings of events.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services) =>
        services
            .AddScoped<ReadDashboard>()
            .AddScoped<ReadActivity>()
            .AddScoped<SaveTicketType>()
            .AddScoped<DeleteTicketType>()
            .AddScoped<SaveTicketLimit>()
            .AddScoped<DeleteTicketLimit>();
}
