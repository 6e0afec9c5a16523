using NsmCon.Admin.Mail;
using NsmCon.Admin.Registrations.Public;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

static class RegistrationsSetup
{
    /// <summary>Registering, tickets, and the mails about them.</summary>
    public static IServiceCollection AddRegistrations(this IServiceCollection services) =>
        services
            .AddSingleton<OfferedTypes>()
            .AddScoped<ReadTicketTypes>()
            .AddScoped<ReadRegistrations>()
            .AddScoped<ReadHistory>()
            .AddScoped<AddRegistration>()
            .AddScoped<EditRegistration>()
            .AddScoped<CancelRegistration>()
            .AddScoped<RestoreRegistration>()
            .AddScoped<SendTicket>()
            .AddScoped<AskForNewAddress>()
            .AddScoped<CheckInDesk>()
            .AddScoped<NewAddressLinks>()
            .AddScoped<PlaceLinks>()
            .AddScoped<SendPlaceLink>()
            .AddScoped<TicketMail>()
            .AddScoped<IMailContent, TicketMail>()
            .AddScoped<IMailContent, SecondRegistrationMail>()
            .AddScoped<IMailContent, NewAddressMail>()
            .AddScoped<IMailContent, PlaceLinkMail>()
            .AddScoped<IMailContent, CancellationMail>();
}
