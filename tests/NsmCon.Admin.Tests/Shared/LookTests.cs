using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NsmCon.Admin.Tests.Shared;

public class LookTests
{
    static readonly string Root = Path.GetFullPath("../../../src/NsmCon.Admin", Path.GetDirectoryName(ThisFile())!);
    static readonly string Web = Path.Combine(Root, "wwwroot");

    [Fact]
    public void The_public_stylesheet_stays_under_20_kB() =>
        Assert.InRange(new FileInfo(Path.Combine(Web, "css", "public.css")).Length, 1, 20_000);

    [Fact]
    public void What_only_the_agenda_has_beyond_it_stays_under_2_500_bytes() =>
        Assert.InRange(new FileInfo(Path.Combine(Web, "css", "agenda.css")).Length, 1, 2_500);

    [Fact]
    public void Every_file_that_a_stylesheet_names_is_there()
    {
        var named = Directory
            .GetFiles(Path.Combine(Web, "css"))
            .SelectMany(css =>
                Regex
                    .Matches(File.ReadAllText(css), @"url\((?<path>[^)]+)\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                    .Select(m => Path.GetFullPath(m.Groups["path"].Value, Path.GetDirectoryName(css)!))
            )
            .ToList();

        Assert.NotEmpty(named);
        Assert.All(named, file => Assert.True(File.Exists(file), file));
    }

    [Fact]
    public void No_view_has_an_inline_style_or_script()
    {
        var views = Directory.GetFiles(Root, "*.cshtml", SearchOption.AllDirectories);

        Assert.NotEmpty(views);
        Assert.All(views, view =>
            Assert.DoesNotMatch(
                new Regex(
                    @"\sstyle=|<style|<script(?![^>]*\s(?:src=|type=""application/ld\+json""))|\son[a-z]+=""",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                ),
                File.ReadAllText(view)
            )
        );
    }

    [Fact]
    public void Every_form_that_posts_to_an_address_of_its_own_asks_for_the_token()
    {
        // ASP.NET Core adds the token by itself only where a form has no action.
        var forms = Directory
            .GetFiles(Root, "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(view =>
                Regex
                    .Matches(File.ReadAllText(view), @"<form\b[^>]*\baction=[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(1))
                    .Select(m => m.Value)
            )
            .Where(form => form.Contains("method=\"post\"", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(forms);
        Assert.All(forms, form => Assert.Contains("asp-antiforgery=\"true\"", form, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_vendored_library_has_its_licence()
    {
        var libraries = Directory.GetDirectories(Path.Combine(Web, "lib"));

        Assert.NotEmpty(libraries);
        Assert.All(libraries, library => Assert.True(File.Exists(Path.Combine(library, "LICENSE")), library));
    }

    static string ThisFile([CallerFilePath] string path = "") => path;
}
