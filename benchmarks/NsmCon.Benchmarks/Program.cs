using NsmCon.Benchmarks;
using NsmCon.Typst;

switch (args)
{
    case ["typst-worker"]: // the child that "documents" measures
        TypstWorker.Serve();
        return 0;
    case ["load", .. var load]: // the child that "registrations" measures with
        return await Load.Send(load);
    case ["pages"]:
        return await PagesBenchmark.Run();
    case ["releases", .. var provider]:
        return await ReleaseBenchmark.Run(provider.FirstOrDefault() ?? "Sqlite");
    case ["registrations", .. var provider]:
        return await RegistrationsBenchmark.Run(provider.FirstOrDefault() ?? "Sqlite");
    case ["export", .. var provider]:
        return await ExportBenchmark.Run(provider.FirstOrDefault() ?? "Sqlite");
    case ["import", .. var published]:
        return await ImportBenchmark.Run(published.FirstOrDefault());
    case ["documents"]:
        return await DocumentsBenchmark.Run();
    case ["warnings"]:
        return WarningsBenchmark.Run();
    case ["search", .. var provider]:
        return await SearchBenchmark.Run(provider.FirstOrDefault() ?? "Sqlite");
    case ["start", var published]:
        return await StartBenchmark.Run(published);
    case ["mailbox", var published]:
        return await MailboxBenchmark.Run(published);
    default:
        Console.Error.WriteLine(
            "usage: pages | releases [PostgreSql] | registrations [PostgreSql] | export [PostgreSql] | import [FOLDER] | documents | warnings | search [PostgreSql] | start FOLDER | mailbox FOLDER"
        );
        return 2;
}
