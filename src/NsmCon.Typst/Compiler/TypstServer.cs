using System.Collections.Concurrent;
using System.Diagnostics;

namespace NsmCon.Typst.Compiler;

/// <summary>The child's side: takes documents from its parent and answers each, until the parent ends.</summary>
static class TypstServer
{
    // V8 runs the compiler on this thread, whose stack deep templates need.
    const int StackBytes = 64 << 20;

    public static void Run(Stream input, Stream output)
    {
        Console.SetOut(Console.Error); // standard output carries frames only
        using var jobs = new BlockingCollection<TypstDocument>();
        new Thread(() => ReadJobs(input, jobs)) { IsBackground = true }.Start();
        var typesetting = new Thread(() => Answer(jobs, output), StackBytes);
        typesetting.Start();
        typesetting.Join();
    }

    static void ReadJobs(Stream input, BlockingCollection<TypstDocument> jobs)
    {
        try
        {
            while (true)
                jobs.Add(Wire.ToDocument(ReadFrame(input)));
        }
        catch (IOException)
        {
            // The parent has ended. An orderly exit would wait for a template that may loop for ever.
            Process.GetCurrentProcess().Kill();
        }
    }

    static byte[] ReadFrame(Stream input) => Wire.Read(input).AsTask().GetAwaiter().GetResult();

    static void Answer(BlockingCollection<TypstDocument> jobs, Stream output)
    {
        var compiler = new TypstCompiler(StackBytes / 2);
        Send(output, Reply.Frame(ReplyKind.Ready));
        foreach (var document in jobs.GetConsumingEnumerable())
        {
            Send(output, compiler.Compile(document));
            compiler.CleanUp();
        }
    }

    static void Send(Stream output, byte[] frame) => Wire.Write(output, frame).AsTask().GetAwaiter().GetResult();
}
