using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Export;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Secrets;

namespace NsmCon.Benchmarks;

/// <summary>The registration desk against one EF Core transaction for each request, and the rush for the last places through the real form.</summary>
static class RegistrationsBenchmark
{
    const int Connections = 64;

    public static async Task<int> Run(string provider)
    {
        await using var server = await Server.Start(provider, app =>
        {
            app.Map("/bench/empty", branch => branch.Run(async context => _ = await context.Request.ReadFormAsync()));
            app.Map("/bench/desk", branch => branch.Run(AtTheDesk));
            app.Map("/bench/ef", branch => branch.Run(context => ByEfCore(context, new WriteGate(isOpen: true))));
            app.Map("/bench/ef-gate", branch =>
                branch.Run(context => ByEfCore(context, context.RequestServices.GetRequiredService<WriteGate>()))
            );
        });
        await using var db = server.OpenDb();
        var type = await db.TicketTypes.Include(t => t.Limits).ThenInclude(l => l.Quota).OrderBy(t => t.Id).FirstAsync();

        var good = await Sustained(server, db, type, provider) & await Rush(server, db, type);
        return good ? 0 : 1;
    }

    static async Task<bool> Sustained(Server server, ConferenceDb db, TicketType type, string provider)
    {
        await db.Quotas.ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Size, 1_000_000));
        await Load.Start($"{server.Url}/bench/desk", Connections, 4_000, Fields(type, "warm"));
        await Load.Start($"{server.Url}/bench/ef", Connections, 1_000, Fields(type, "warmef"));
        var empty = await Load.Start($"{server.Url}/bench/empty", Connections, 20_000, Fields(type, "none"));
        var desk = await Load.Start($"{server.Url}/bench/desk", Connections, 10_000, Fields(type, "desk"));
        var ef = await Load.Start($"{server.Url}/bench/ef", Connections, 2_000, Fields(type, "ef"));
        var gated = await Load.Start($"{server.Url}/bench/ef-gate", Connections, 2_000, Fields(type, "gated"));
        var hanging = await WhileGitHangs(server, type);
        Console.WriteLine($"{provider}, {Connections} connections, durable registrations");
        Console.WriteLine($"empty POST                {empty}");
        Console.WriteLine($"registration desk         {desk}");
        Console.WriteLine($"… while Git hangs         {hanging}");
        Console.WriteLine($"one EF transaction each   {ef}");
        Console.WriteLine($"… one after the other     {gated}");
        Console.WriteLine(
            $"desk ÷ EF: rate {desk.PerSecond / ef.PerSecond:N1}, p99 {desk.P99 / ef.P99:N3}; desk ÷ empty POST: {desk.PerSecond / empty.PerSecond:N2}; while Git hangs ÷ desk: rate {hanging.PerSecond / desk.PerSecond:N2}"
        );
        return desk.PerSecond >= 2 * ef.PerSecond && desk.P99 <= ef.P99 / 10 && hanging.PerSecond >= 0.8 * desk.PerSecond;
    }

    // As an export finds it while a checkout does not come to its end.
    static async Task<LoadResult> WhileGitHangs(Server server, TicketType type)
    {
        Task export;
        LoadResult load;
        await using var scope = server.Services.CreateAsyncScope();
        await using (await server.Services.GetRequiredService<ContentStamps>().Enter())
        {
            export = scope.ServiceProvider.GetRequiredService<ExportContent>().Write(type.EventId, by: "bench");
            load = await Load.Start($"{server.Url}/bench/desk", Connections, 10_000, Fields(type, "hanging"));
            if (export.IsCompleted)
                throw new InvalidOperationException("The export did not wait.");
        }

        await export;
        return load;
    }

    static async Task<bool> Rush(Server server, ConferenceDb db, TicketType type)
    {
        await db.OutgoingMails.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.State, MailState.Sent));
        var quota = db.Quotas.Where(q => q.Id == type.Limits[0].QuotaId);
        var fields = await RealForm(server, type);
        await quota.ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Size, quota => quota.Taken));
        await Load.Start($"{server.Url}/events/nsmconeu2020/register", Connections, 4_000, fields);
        await quota.ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Size, quota => quota.Taken + 500));
        var rush = await Load.Start($"{server.Url}/events/nsmconeu2020/register", Connections, 5_000, fields);
        var given = await db.Registrations.CountAsync(registration => registration.Email.StartsWith("rush"));
        var taken = 500 - await quota.Select(q => q.Size - q.Taken).SingleAsync();
        Console.WriteLine($"5,000 forms for 500 places: {given} given, {taken} counted");
        Console.WriteLine($"the real form             {rush}");
        return given == 500 && taken == 500 && rush.P99 < 150 && !rush.Answers.Keys.Any(answer => answer[0] == '5');
    }

    static string[] Fields(TicketType type, string name) =>
        [
            $"type={type.Id}",
            $"quota={type.Limits[0].QuotaId}",
            $"event={type.EventId}",
            "key={guid}",
            $"email={name}{{n}}@example.org",
            "name=Ada Lovelace",
        ];

    static async Task<string[]> RealForm(Server server, TicketType type)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var answer = await browser.GetAsync($"{server.Url}/events/nsmconeu2020/register");
        var page = await answer.Content.ReadAsStringAsync();
        var token = page.Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        var cookies = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        return
        [
            $"Cookie={cookies}",
            $"__RequestVerificationToken={token}",
            "Form.AttemptKey={guid}",
            $"Form.TicketTypeId={type.Id}",
            "Form.Name=Ada Lovelace",
            "Form.Email=rush{n}@example.org",
            "Form.Company=Analytical Engines",
            "Form.DietaryNeeds=",
            "Form.Consent=true",
        ];
    }

    static DeskRequest Request(IFormCollection form) =>
        new(
            int.Parse(form["event"]!),
            "NSMCon",
            int.Parse(form["type"]!),
            Guid.Parse(form["key"]!),
            form["name"]!,
            form["email"]!,
            "Analytical Engines",
            "",
            DateTime.UtcNow
        );

    static async Task AtTheDesk(HttpContext context)
    {
        var answer = await context
            .RequestServices.GetRequiredService<RegistrationDesk>()
            .Register(Request(await context.Request.ReadFormAsync()));
        await context.Response.WriteAsync(answer.TicketCode ?? "");
    }

    static async Task ByEfCore(HttpContext context, WriteGate gate)
    {
        var form = await context.Request.ReadFormAsync();
        var request = Request(form);
        await using var db = new ConferenceDb(
            context.RequestServices.GetRequiredService<DbContextOptions<ConferenceDb>>(),
            gate,
            context.RequestServices.GetRequiredService<MasterKey>()
        );
        var now = DateTime.UtcNow;
        await using var write = await db.BeginWrite();
        var registration = Registration.FromRequest(request, now);
        if (!await db.TryTake(int.Parse(form["quota"]!), registration.Allocations, now))
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }

        db.Add(registration);
        await db.SaveChangesAsync();
        db.Add(
            new OutgoingMail("ticket", request.Email, "Your ticket", now) { EventId = request.EventId, RegistrationId = registration.Id }
        );
        await db.SaveChangesAsync();
        await write.Commit();
        await context.Response.WriteAsync(registration.TicketCode);
    }
}
