using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace NsmCon.Admin.Host;

/// <summary>Leaves out what MVC does for controllers with <c>[ApiController]</c>, of which there are none.</summary>
static class ApiBehavior
{
    // To find them, it reads all attributes of the assembly for each controller, and each view has one there: a quarter of the time to build the app.
    public static void LeaveOutApiBehavior(this IServiceCollection services) => services.Remove(services.Single(IsApiBehavior));

    static bool IsApiBehavior(ServiceDescriptor service) =>
        service.ServiceType == typeof(IApplicationModelProvider)
        && service.ImplementationType?.Name == "ApiBehaviorApplicationModelProvider";
}
