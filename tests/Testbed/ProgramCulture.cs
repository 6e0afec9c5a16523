using System.Globalization;
using System.Runtime.CompilerServices;

namespace NsmCon.Testbed;

/// <summary>Tests of the app speak as Program lets it speak, whatever the machine does.</summary>
static class ProgramCulture
{
    [ModuleInitializer]
    internal static void Set() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
}
