using System.Globalization;
using System.Net.Sockets;
using NsmCon.Admin;
using NsmCon.Admin.Host;
using NsmCon.Data;
using NsmCon.Typst;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

try
{
    switch (args)
    {
        case ["typst-worker"]:
            TypstWorker.Serve();
            return 0;
        case [var first, ..] when first is "--help" or "-h" or "-?" or "--version" || !first.StartsWith('-'):
            return await Commands.Run(args);
        case var _ when Commands.FaultOf(args) is { } fault:
            await Console.Error.WriteLineAsync(fault);
            return 2;
        default:
            var app = Conference.Build(args);
            await FirstStart.Prepare(app.Services);
            return await Serve(app);
    }
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

static async Task<int> Serve(WebApplication app)
{
    try
    {
        await app.StartAsync();
    }
    catch (Exception fault) when (fault is IOException or SocketException)
    {
        throw new StartRefusedException(
            $"{fault.Message.TrimEnd('.')}. Listen elsewhere with --urls, such as --urls http://127.0.0.1:5001.",
            fault
        );
    }

    await FirstStart.Announce(app);
    // What only the start needed goes back to the machine: an app between two visitors would keep it for hours.
    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
    await app.WaitForShutdownAsync();
    return 0;
}
