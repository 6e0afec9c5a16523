using NsmCon.Benchmarks;
using NsmCon.Typst;

switch (args)
{
    case ["typst-worker"]: // the child that "documents" measures
        TypstWorker.Serve();
        return 0;
    case ["documents"]:
        return await DocumentsBenchmark.Run();
    default:
        Console.Error.WriteLine("Usage: NsmCon.Benchmarks documents");
        return 2;
}
