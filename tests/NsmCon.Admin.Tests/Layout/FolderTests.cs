namespace NsmCon.Admin.Tests.Layout;

public class FolderTests
{
    internal static readonly FolderUses Planted = new(typeof(FolderTests).Assembly, $"{typeof(FolderTests).Namespace}.Planted");

    [Fact]
    public void Features_meet_in_the_data_only()
    {
        Assert.Equal(
            Folders.ListIn(Repository.Sources, Folders.Admin).Order(StringComparer.Ordinal),
            FolderUses.OfAdmin.Folders.Order(StringComparer.Ordinal)
        );

        Assert.Empty(FolderUses.OfAdmin.FeaturesThatUseFeatures);
    }

    [Fact]
    public void A_feature_that_uses_another_is_found_however_it_does() =>
        Assert.Equal(
            [
                "Agenda: AwaitsIt uses Sponsors.",
                "Agenda: BearsIt uses Sponsors.",
                "Agenda: ExtendsIt uses Sponsors.",
                "Agenda: HoldsIt uses Sponsors.",
                "Agenda: ListsIt uses Sponsors.",
                "Agenda: NamesItInside uses Sponsors.",
                "Agenda: StartsIt uses Host.",
                "Agenda: WaitsForIt uses Sponsors.",
            ],
            Planted.FeaturesThatUseFeatures.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Folders_of_the_data_form_no_cycle()
    {
        Assert.Equal(
            Folders.ListIn(Repository.Sources, Folders.Data).Order(StringComparer.Ordinal),
            FolderUses.OfData.Folders.Order(StringComparer.Ordinal)
        );

        Assert.Empty(FolderUses.OfData.Cycles);
    }

    [Fact]
    public void A_cycle_is_found() =>
        Assert.Equal(["Agenda -> Host -> Agenda"], Planted.Cycles.Where(way => way.StartsWith("Agenda", StringComparison.Ordinal)));

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
            Folders.ImportsForAll([new($"src/NsmCon.Admin/{path}", text)], [])
        );

    [Fact]
    public void Namespaces_follow_folders() => Assert.Empty(Folders.WrongNamespaces(Repository.Sources));

    [Theory]
    [InlineData("src/NsmCon.Admin/Agenda/Public/Talks.cs", "namespace NsmCon.Admin.Agenda;\nclass Talks;")]
    [InlineData("src/NsmCon.Data/Agenda/Talk.cs", "namespace NsmCon.Data\n{\n    class Talk;\n}")]
    [InlineData("src/NsmCon.Data/Agenda/Talk.cs", "class Talk;")]
    public void A_namespace_beside_its_folder_is_found(string path, string code) =>
        Assert.Single(Folders.WrongNamespaces([new(path, code)]));
}
