namespace NsmCon.Admin.Tests.Layout;

public class ReferenceTests
{
    [Fact]
    public void Projects_reference_only_what_stands_below_them()
    {
        Assert.True(Repository.Projects.Count >= 6);

        Assert.Empty(References.Faults(Repository.Projects));
    }

    [Theory]
    [InlineData("NsmCon.Data", "NsmCon.Hugo")]
    [InlineData("NsmCon.Hugo", "NsmCon.Data")]
    [InlineData("NsmCon.Typst", "NsmCon.Hugo")]
    [InlineData("NsmCon.Migrations.Sqlite", "NsmCon.Admin")]
    [InlineData("NsmCon.Later", "NsmCon.Data")]
    public void A_reference_in_the_wrong_direction_is_found(string from, string to)
    {
        var project = Project(from, $"""<ProjectReference Include="../{to}/{to}.csproj" />""");

        Assert.Equal([$"{from} references {to}."], References.Faults([project]));
    }

    [Theory]
    [InlineData("NsmCon.Hugo", "Microsoft.EntityFrameworkCore.Sqlite")]
    [InlineData("NsmCon.Typst", "Microsoft.AspNetCore.OpenApi")]
    public void A_library_that_needs_a_framework_is_found(string library, string package)
    {
        var project = Project(library, $"""<PackageReference Include="{package}" />""");

        Assert.Equal([$"{library} uses {package}."], References.Faults([project]));
    }

    [Fact]
    public void A_library_that_is_a_web_app_is_found() =>
        Assert.Equal(
            ["NsmCon.Hugo is more than a plain library."],
            References.Faults([Project("NsmCon.Hugo", "", sdk: "Microsoft.NET.Sdk.Web")])
        );

    static SourceFile Project(string name, string item, string sdk = "Microsoft.NET.Sdk") =>
        new($"src/{name}/{name}.csproj", $"""<Project Sdk="{sdk}"><ItemGroup>{item}</ItemGroup></Project>""");
}
