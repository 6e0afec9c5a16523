using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Tests.Staff;

/// <summary>ASP.NET Core's identity upon a context, without a web host.</summary>
sealed class Identity : IAsyncDisposable
{
    readonly ServiceProvider services;

    public Identity(ConferenceDatabase conference)
    {
        Db = conference.CreateDbContext();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(Db)
            .AddIdentityCore<StaffMember>(identity => identity.User.RequireUniqueEmail = true)
            .AddEntityFrameworkStores<ConferenceDb>()
            .AddTokenProvider<EmailTokenProvider<StaffMember>>(TokenOptions.DefaultProvider)
            .Services.BuildServiceProvider();
    }

    public ConferenceDb Db { get; }

    public UserManager<StaffMember> Users => services.GetRequiredService<UserManager<StaffMember>>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Db.DisposeAsync();
    }
}
