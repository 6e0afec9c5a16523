namespace NsmCon.Admin.Tests.Layout;

public class FolderTests
{
    static readonly SourceFile SponsorRow = new(
        "src/NsmCon.Admin/Sponsors/SponsorRow.cs", "namespace NsmCon.Admin.Sponsors;\npublic record SponsorRow(string Name);");

    [Fact]
    public void Features_meet_in_the_data_only()
    {
        Assert.NotEmpty(Folders.Of(Repository.Sources, Folders.Admin));

        Assert.Empty(Folders.FeaturesThatUseFeatures(Repository.Sources));
    }

    [Theory]
    [InlineData("Agenda/Talks.cs", "using NsmCon.Admin.Sponsors;")]
    [InlineData("Agenda/Talks.cs", "using Row = NsmCon.Admin.Sponsors.SponsorRow;")]
    [InlineData("Agenda/Talks.cs", "class Talks { global::NsmCon.Admin.Sponsors.SponsorRow row; }")]
    [InlineData("Agenda/Talks.cs", "class Talks { Admin.Sponsors.SponsorRow row; }")]
    [InlineData("Agenda/Public/Talks.cs", "class Talks { Sponsors.SponsorRow row; }")]
    [InlineData("Agenda/Index.cshtml", "@model NsmCon.Admin.Sponsors.SponsorRow")]
    [InlineData("Shared/Menu.cs", "using NsmCon.Admin.Sponsors;")]
    public void A_feature_that_uses_another_is_found(string path, string code)
    {
        var planted = new SourceFile($"src/NsmCon.Admin/{path}", code);

        Assert.Equal([$"{planted.Path} uses Sponsors."], Folders.FeaturesThatUseFeatures([SponsorRow, planted]));
    }

    [Theory]
    [InlineData("Agenda/Talks.cs")]
    [InlineData("Shared/Menu.cs")]
    public void A_use_of_what_starts_the_features_is_found(string path)
    {
        var filter = new SourceFile("src/NsmCon.Admin/Host/RefusalFilter.cs", "namespace NsmCon.Admin.Host;\nclass RefusalFilter;");
        var planted = new SourceFile($"src/NsmCon.Admin/{path}", "using NsmCon.Admin.Host;");

        Assert.Equal([$"{planted.Path} uses Host."], Folders.FeaturesThatUseFeatures([filter, planted]));
    }

    [Theory]
    [InlineData("Agenda/Talks.cs", "using NsmCon.Data.Sponsors;")]
    [InlineData("Agenda/Talks.cs", "// as NsmCon.Admin.Sponsors does\nclass Talks;")]
    [InlineData("Agenda/Talks.cs", "class Talks { string path = \"NsmCon.Admin.Sponsors\"; }")]
    [InlineData("Agenda/Talks.cs", "class Talks { int Count => db.Sponsors.Count() + Sponsors.Count; }")]
    [InlineData("Sponsors/Public/Form.cs", "using NsmCon.Admin.Sponsors;")]
    [InlineData("Program.cs", "using NsmCon.Admin.Sponsors;")]
    [InlineData("Host/FirstStart.cs", "using NsmCon.Admin.Sponsors;")]
    public void What_is_no_use_of_another_feature_is_let_be(string path, string code) =>
        Assert.Empty(Folders.FeaturesThatUseFeatures([SponsorRow, new($"src/NsmCon.Admin/{path}", code)]));

    [Fact]
    public void Folders_of_the_data_form_no_cycle()
    {
        Assert.True(Folders.Of(Repository.Sources, Folders.Data).Any() || !Repository.Sources.Any(f => f.IsIn(Folders.Data)));

        Assert.Empty(Folders.CyclesOfData(Repository.Sources));
    }

    [Fact]
    public void A_cycle_is_found()
    {
        SourceFile[] planted =
        [
            new("src/NsmCon.Data/Agenda/Talk.cs", "using NsmCon.Data.Events;\nnamespace NsmCon.Data.Agenda;"),
            new("src/NsmCon.Data/Events/Event.cs", "namespace NsmCon.Data.Events;\nclass Event { Sponsors.Sponsor sponsor; }"),
            new("src/NsmCon.Data/Sponsors/Sponsor.cs", "using NsmCon.Data.Agenda;\nnamespace NsmCon.Data.Sponsors;\nclass Sponsor;"),
            new("src/NsmCon.Data/ConferenceDb.cs", "using NsmCon.Data.Agenda;\nnamespace NsmCon.Data;"),
        ];

        Assert.Contains("Agenda -> Events -> Sponsors -> Agenda", Folders.CyclesOfData(planted));
    }

    [Fact]
    public void Only_what_every_feature_may_use_is_imported_for_all() =>
        Assert.Empty(Folders.ImportsForAll(Repository.Sources, Repository.Projects));

    [Theory]
    [InlineData("GlobalUsings.cs", "global using NsmCon.Admin.Sponsors;")]
    [InlineData("_ViewImports.cshtml", "@using NsmCon.Admin.Sponsors")]
    [InlineData("NsmCon.Admin.csproj", """<Project><ItemGroup><Using Include="NsmCon.Admin.Sponsors" /></ItemGroup></Project>""")]
    public void A_feature_that_is_imported_for_all_is_found(string path, string text) =>
        Assert.Equal(
            [$"src/NsmCon.Admin/{path} imports Sponsors for all."],
            Folders.ImportsForAll([new($"src/NsmCon.Admin/{path}", text)], []));

    [Fact]
    public void Namespaces_follow_folders() => Assert.Empty(Folders.WrongNamespaces(Repository.Sources));

    [Theory]
    [InlineData("src/NsmCon.Admin/Agenda/Public/Talks.cs", "namespace NsmCon.Admin.Agenda;\nclass Talks;")]
    [InlineData("src/NsmCon.Data/Agenda/Talk.cs", "namespace NsmCon.Data\n{\n    class Talk;\n}")]
    [InlineData("src/NsmCon.Data/Agenda/Talk.cs", "class Talk;")]
    public void A_namespace_beside_its_folder_is_found(string path, string code) =>
        Assert.Single(Folders.WrongNamespaces([new(path, code)]));
}
