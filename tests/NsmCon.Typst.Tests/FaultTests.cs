using System.Text;

namespace NsmCon.Typst.Tests;

[Collection(nameof(Worker))]
public sealed class FaultTests(Worker typst)
{
    [Fact]
    public async Task A_fault_in_a_template_names_file_line_and_column()
    {
        var document = new TypstDocument(
            "main.typ",
            new Dictionary<string, byte[]>
            {
                ["main.typ"] = "#import \"part.typ\": *\n#hello"u8.ToArray(),
                ["part.typ"] = "\n\n#let hello = missing"u8.ToArray(),
            }
        );

        var fault = await Assert.ThrowsAsync<TypstException>(() => typst.Compile(document));

        var diagnostic = Assert.Single(fault.Diagnostics);
        Assert.Equal(
            ("part.typ", 3, 14, "error", "unknown variable: missing"),
            (diagnostic.File, diagnostic.Line, diagnostic.Column, diagnostic.Severity, diagnostic.Message)
        );
        Assert.Equal("part.typ:3:14: error: unknown variable: missing", fault.Message);
    }

    [Fact]
    public async Task A_hint_of_the_compiler_is_passed_on()
    {
        var fault = await Assert.ThrowsAsync<TypstException>(() => typst.Compile(Worker.Document("#let (a, b) = (2, 1)\n#(a-b)")));

        var diagnostic = Assert.Single(fault.Diagnostics);
        Assert.Equal("unknown variable: a-b", diagnostic.Message);
        Assert.Contains("subtraction", diagnostic.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("= Title\n#import \"@preview/cetz:0.4.0\": canvas")]
    [InlineData("= Title\n  #include  \"@preview/cetz:0.4.0\"")]
    public async Task A_package_is_refused_with_file_and_line(string main)
    {
        var refusal = await Assert.ThrowsAsync<TypstException>(() => typst.Compile(Worker.Document(main)));

        var diagnostic = Assert.Single(refusal.Diagnostics);
        Assert.Equal(("main.typ", 2), (diagnostic.File, diagnostic.Line));
        Assert.Equal("The package @preview/cetz:0.4.0 cannot be used.", diagnostic.Message);
    }

    [Fact]
    public async Task A_package_in_a_comment_is_no_fault()
    {
        var pdf = await typst.Compile(Worker.Document("// #import \"@preview/cetz:0.4.0\"\nHello"));

        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_cannot_read_files_of_the_machine()
    {
        var fault = await Assert.ThrowsAsync<TypstException>(() => typst.Compile(Worker.Document("#read(\"/etc/passwd\")")));

        Assert.Single(fault.Diagnostics);
        Assert.DoesNotContain("root:", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_main_file_that_is_not_there_is_a_fault()
    {
        var nothing = new TypstDocument("main.typ", new Dictionary<string, byte[]>());

        await Assert.ThrowsAsync<TypstException>(() => typst.Compile(nothing));
    }

    [Fact]
    public async Task A_template_of_the_organizers_takes_the_place_of_the_built_in_one()
    {
        var own = new Dictionary<string, byte[]> { ["badge.typ"] = "#nonsense"u8.ToArray() };

        var document = TypstDocument.FromTemplate("badge.typ", "{}"u8.ToArray(), own);
        var fault = await Assert.ThrowsAsync<TypstException>(() => typst.Compile(document));

        Assert.Equal("badge.typ:1:2: error: unknown variable: nonsense", fault.Message);
    }

    [Fact]
    public async Task A_template_that_neither_side_has_is_a_fault()
    {
        var document = TypstDocument.FromTemplate("main.typ", "{}"u8.ToArray());

        Assert.DoesNotContain("main.typ", document.Files.Keys);
        await Assert.ThrowsAsync<TypstException>(() => typst.Compile(document));
    }
}
