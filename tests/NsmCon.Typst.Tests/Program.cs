using NsmCon.Typst;

// The tests start this very program as the child process, as the app does.
if (args is ["typst-worker"])
    TypstWorker.Serve();
