namespace NsmCon.Admin.Badges;

static class BadgesSetup
{
    public static IServiceCollection AddBadges(this IServiceCollection services) =>
        services.AddScoped<FindBadges>().AddScoped<DrawBadges>();
}
