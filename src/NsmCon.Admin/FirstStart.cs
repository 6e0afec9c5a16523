using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Admin.Staff;
using NsmCon.Data;

namespace NsmCon.Admin;

/// <summary>What happens before the app serves: the database is brought to this version, and whoever started it is told how to go on.</summary>
static class FirstStart
{
    public static async Task Prepare(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        db.Actor = "first start";
        await db.Migrate();

        var settings = scope.ServiceProvider.GetRequiredService<ConferenceSettings>();
        Console.WriteLine($"NsmCon serves {settings.BaseUrl}");
        if (!await db.Users.AnyAsync())
        {
            var secret = await new InviteStaff(db, TimeProvider.System).FirstOwner();
            Console.WriteLine($"Nobody is staff yet. This link makes its first user the Owner, once, within a day:\n  {settings.BaseUrl}/admin/welcome/{secret}");
        }
    }
}
