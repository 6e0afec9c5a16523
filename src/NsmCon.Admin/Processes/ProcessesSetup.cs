namespace NsmCon.Admin.Processes;

static class ProcessesSetup
{
    public static IServiceCollection AddProcesses(this IServiceCollection services) => services.AddScoped<ReadProcesses>();
}
