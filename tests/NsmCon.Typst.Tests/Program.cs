using NsmCon.Typst;
using NsmCon.Typst.Tests;

// The tests start this very program: as the child process, as the app does, and as a parent that will be killed.
switch (args)
{
    case ["typst-worker"]:
        TypstWorker.Serve();
        break;
    case ["busy-parent"]:
        await using (var worker = new TypstWorker(Worker.Options))
            await worker.Compile(Worker.Document(Worker.Endless));
        break;
}
