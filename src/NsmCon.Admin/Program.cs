using System.Globalization;
using NsmCon.Admin;
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
        default:
            var app = Conference.Build(args);
            await FirstStart.Prepare(app);
            await app.RunAsync();
            return 0;
    }
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
