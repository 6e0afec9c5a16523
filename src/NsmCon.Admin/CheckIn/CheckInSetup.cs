namespace NsmCon.Admin.CheckIn;

static class CheckInSetup
{
    /// <summary>The door: who may come in, and who is in.</summary>
    public static IServiceCollection AddCheckIn(this IServiceCollection services) => services.AddScoped<ReadDoor>();
}
