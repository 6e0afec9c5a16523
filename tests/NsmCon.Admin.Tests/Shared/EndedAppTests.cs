using System.Runtime.CompilerServices;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Shared;

/// <summary>What an app began ends with it: no timer or list of the process holds it afterwards, with all that it knew.</summary>
[Collection(Alone.Name)]
public class EndedAppTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_app_that_has_ended_is_held_by_nothing(string provider)
    {
        var app = await Ended(provider);

        for (var tries = 0; tries < 100 && app.IsAlive; tries++)
        {
            await Task.Delay(100);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(app.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static async Task<WeakReference> Ended(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        foreach (var path in (string[])["/", "/admin/sign-in", "/admin"])
            await staff.Open(path);
        return new(app.Services);
    }
}
