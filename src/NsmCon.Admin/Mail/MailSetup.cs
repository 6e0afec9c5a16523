namespace NsmCon.Admin.Mail;

static class MailSetup
{
    /// <summary>Outgoing mail. Features add their own <see cref="IMailContent"/>.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSingleton<MailTemplates>();
        services.AddScoped<IMailContent, TestMail>();
        return services;
    }
}
