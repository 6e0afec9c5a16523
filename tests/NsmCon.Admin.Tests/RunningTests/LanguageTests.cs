using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Mail;
using NsmCon.Browser.Tests;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.RunningTests;

/// <summary>What the app says and writes does not hang on the language of the machine: two apps on one database, one of them in German.</summary>
public partial class LanguageTests
{
    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    // What they say is about their own process, or is another at each look.
    static readonly string[] OfOneProcess = ["/health", "/admin/processes", "/admin/sign-in/second-step"];

    // MVC writes and reads what is in a field in the culture of the process, which Program sets before anything else.
    static readonly string[] FormsOfAmounts =
    [
        $"/admin/events/{RunningApp.Seed}/agenda/talks/",
        $"/admin/events/{RunningApp.Seed}/settings",
    ];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_page_and_file_is_the_same_in_a_process_that_speaks_German(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Site:BaseUrl=https://register.example.org");
        await Demo.Fill(app);
        await app.WholeRound("Outgoing mail");
        await using var german = await app.StartAnother(services => services.AddSingleton<IStartupFilter>(new Speaks(German)));
        using var owner = await app.SignIn(followRedirects: false);

        var differing = new List<string>();
        var seen = 0;
        foreach (var path in Paths(app))
        {
            // Asked first, it keeps nothing that the other made.
            var (there, here) = (await Read(owner, german.Url, path), await Read(owner, app.Url, path));
            seen += here.StartsWith("200", StringComparison.Ordinal) ? 1 : 0;
            if (here != there)
                differing.Add($"{path}\n{FirstDifference(here, there)}");
        }

        Assert.Equal("März", await owner.GetStringAsync($"{german.Url}{Speaks.Path}"));
        Assert.True(seen > 60, $"Only {seen} pages were found.");
        Assert.True(differing.Count == 0, string.Join("\n\n", differing));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_says_the_same_where_the_process_speaks_German(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Demo.Fill(app);
        await using var scope = app.Services.CreateAsyncScope();
        var writers = scope.ServiceProvider.GetServices<IMailContent>().ToDictionary(writer => writer.Template);
        await using var db = app.OpenDb();

        foreach (
            var mail in await db.OutgoingMails.AsNoTracking().GroupBy(mail => mail.Template).Select(mails => mails.First()).ToListAsync()
        )
        {
            var here = await writers[mail.Template].Write(mail, CancellationToken.None);
            var there = await In(German, () => writers[mail.Template].Write(mail, CancellationToken.None));

            Assert.Equal(Text(here), Text(there));
        }
    }

    static string Text(MailContent? mail) =>
        string.Join('\n', [mail!.Markdown, .. mail.Attachments.Select(file => Encoding.UTF8.GetString(file.Bytes))]);

    // Every page that needs no more than an event, or the first of its rows.
    static IEnumerable<string> Paths(RunningApp app) =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(page => page.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Where(page => page.RoutePattern.Parameters.All(parameter => parameter.Name is "slug" or "id" or "number" or "sent"))
            .Select(page =>
                "/"
                + Parameter()
                    .Replace(page.RoutePattern.RawText!.TrimStart('/'), hole =>
                        hole.Value.StartsWith("{slug", StringComparison.Ordinal) ? RunningApp.Seed : "1"
                    )
            )
            .Where(path => !OfOneProcess.Concat(FormsOfAmounts).Any(other => path.StartsWith(other, StringComparison.Ordinal)))
            .Distinct()
            .Order(StringComparer.Ordinal);

    static async Task<string> Read(HttpClient browser, string url, string path)
    {
        using var answer = await browser.GetAsync(url + path);
        var text = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        return $"{(int)answer.StatusCode} {answer.Headers.Location} {answer.Content.Headers.LastModified:O}\n{Once().Replace(text, "")}".Replace(
            url,
            "",
            StringComparison.Ordinal
        );
    }

    static string FirstDifference(string here, string there)
    {
        var at = here.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"  {Around(here, at)}\n  {Around(there, at)}";
    }

    static string Around(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");

    static async Task<T> In<T>(CultureInfo culture, Func<Task<T>> work)
    {
        CultureInfo.CurrentCulture = culture;
        return await work();
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    /// <summary>What is made anew for each answer.</summary>
    [GeneratedRegex("""nonce="[^"]*"|name="__RequestVerificationToken"[^>]*>|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}""")]
    private static partial Regex Once();

    /// <summary>Answers each request as a machine does that speaks this language.</summary>
    sealed class Speaks(CultureInfo culture) : IStartupFilter
    {
        public const string Path = "/march";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    async (HttpContext context, RequestDelegate goOn) =>
                    {
                        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
                        if (context.Request.Path == Path)
                            await context.Response.WriteAsync($"{new DateOnly(2020, 3, 30):MMMM}");
                        else
                            await goOn(context);
                    }
                );
                next(app);
            };
    }
}
