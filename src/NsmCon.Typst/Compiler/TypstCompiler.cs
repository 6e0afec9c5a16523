using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.ClearScript;
using Microsoft.ClearScript.JavaScript;
using Microsoft.ClearScript.V8;

namespace NsmCon.Typst.Compiler;

/// <summary>
/// Typst, compiled to WebAssembly, in V8: without files, network or clock. It lives in a process of its own, as long as
/// that process.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "V8 can hang when it is disposed; the process ends it.")]
sealed class TypstCompiler
{
    // Templates that ask for the time get the same answer always: same data, same bytes.
    static readonly DateTimeOffset Clock = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly V8ScriptEngine js;

    public TypstCompiler(int stackBytes)
    {
        V8Settings.DefaultStackSize = (uint)(stackBytes >> 10);
        js = new V8ScriptEngine(V8ScriptEngineFlags.EnableTaskPromiseConversion);
        js.DocumentSettings.AddSystemDocument("shims.mjs", ModuleCategory.Standard, Text("shims.mjs"));
        js.Script.now = Clock.ToUnixTimeMilliseconds();
        js.Script.glue = Text("typst_ts_web_compiler.mjs");
        js.Execute(new DocumentInfo("host.mjs") { Category = ModuleCategory.Standard }, Text("host.mjs"));

        using (var wasm = Bytes(Assets.Unpack("compiler/typst_ts_web_compiler_bg.wasm.gz")))
            js.Invoke("load", wasm);
        Begin();
    }

    /// <summary>The reply as a frame: PDF, faults of the template, or why the compiler broke down.</summary>
    public byte[] Compile(TypstDocument document)
    {
        try
        {
            foreach (var (path, content) in document.Files)
            {
                using var bytes = Bytes(content);
                js.Invoke("addFile", "/" + path, bytes);
            }

            var output = js.Invoke("compile", "/" + document.Main);
            if (output is string faults)
                return Reply.Frame(ReplyKind.Faults, faults);
            using var pdf = (ITypedArray<byte>)output;
            return Reply.Frame(ReplyKind.Pdf, pdf.GetBytes());
        }
        catch (ScriptEngineException)
        {
            return Reply.Frame(ReplyKind.Stopped, (string)js.Invoke("breakdown"));
        }
    }

    /// <summary>After a document that broke the compiler, or left much in its memory, begins with a new one.</summary>
    public void CleanUp()
    {
        if (!(bool)js.Invoke("isSpent"))
            return;

        js.Invoke("drop");
        js.CollectGarbage(exhaustive: true);
        Begin();
    }

    void Begin()
    {
        js.Invoke("begin");
        foreach (var name in Assets.FontNames)
        {
            using var font = Bytes(Assets.Unpack(name));
            js.Invoke("addFont", font);
        }

        ((Task)js.Invoke("build")).GetAwaiter().GetResult();
        js.CollectGarbage(exhaustive: true);
        GC.Collect();
    }

    ITypedArray<byte> Bytes(byte[] data)
    {
        var array = (ITypedArray<byte>)js.Invoke("newBytes", data.Length);
        if (data.Length > 0)
            array.WriteBytes(data, 0, (ulong)data.Length, 0);
        return array;
    }

    static string Text(string module) => Encoding.UTF8.GetString(Assets.Read("compiler/" + module));
}
