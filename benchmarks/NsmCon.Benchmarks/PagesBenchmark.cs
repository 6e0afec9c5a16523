namespace NsmCon.Benchmarks;

/// <summary>The event page against a bare "hello" of the same server.</summary>
static class PagesBenchmark
{
    const string EventPage = "/events/nsmconeu2020";

    public static async Task<int> Run()
    {
        await using var server = await Server.Start("Sqlite", AddHello);

        var rates = await Wrk.Compare(
            runs: 5,
            seconds: 4,
            $"{server.Url}/hello",
            server.Url + EventPage,
            $"{server.Url}{EventPage}?uncached"
        );
        Console.WriteLine($"hello                       {rates[0], 10:N0} requests/s");
        Console.WriteLine($"event page                  {rates[1], 10:N0} requests/s   {rates[1] / rates[0]:N2} of hello");
        Console.WriteLine($"event page, made each time  {rates[2], 10:N0} requests/s   {rates[2] / rates[0]:N3} of hello");
        return rates[1] / rates[0] >= 0.6 ? 0 : 1;
    }

    static void AddHello(IApplicationBuilder app)
    {
        var hello = "hello"u8.ToArray();
        app.Map("/hello", branch => branch.Run(context =>
            {
                context.Response.ContentType = "text/plain";
                context.Response.ContentLength = hello.Length;
                return context.Response.Body.WriteAsync(hello).AsTask();
            }));
    }
}
