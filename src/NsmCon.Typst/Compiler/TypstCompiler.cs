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
        foreach (var module in (string[])["shims.mjs", "typst_ts_web_compiler.mjs"])
            js.DocumentSettings.AddSystemDocument(module, ModuleCategory.Standard, Text(module));
        js.Script.now = Clock.ToUnixTimeMilliseconds();
        js.Execute(new DocumentInfo("host.mjs") { Category = ModuleCategory.Standard }, Text("host.mjs"));

        js.Invoke("init", Bytes(Assets.Unpack("compiler/typst_ts_web_compiler_bg.wasm.gz")));
        foreach (var font in Assets.FontNames)
            js.Invoke("addFont", Bytes(Assets.Unpack(font)));
        ((Task)js.Invoke("build")).GetAwaiter().GetResult();
    }

    /// <summary>The reply as a frame: PDF, faults of the template, or why the compiler broke down (it must not be used again).</summary>
    public byte[] Compile(TypstDocument document)
    {
        try
        {
            foreach (var (path, content) in document.Files)
                js.Invoke("addFile", "/" + path, Bytes(content));
            return js.Invoke("compile", "/" + document.Main) is var output && output is ITypedArray<byte> pdf
                ? Reply.Frame(ReplyKind.Pdf, pdf.GetBytes())
                : Reply.Frame(ReplyKind.Faults, (string)output);
        }
        catch (ScriptEngineException)
        {
            return Reply.Frame(ReplyKind.Stopped, (string)js.Invoke("breakdown"));
        }
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
