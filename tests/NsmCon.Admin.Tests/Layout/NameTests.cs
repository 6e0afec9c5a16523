namespace NsmCon.Admin.Tests.Layout;

public class NameTests
{
    [Fact]
    public void Types_have_telling_names()
    {
        Assert.NotEmpty(Repository.Sources.SelectMany(f => f.Types));

        Assert.Empty(Names.EmptyNames(Repository.Sources));
    }

    [Theory]
    [InlineData("public sealed class MailService;")]
    [InlineData("static class SponsorsManager;")]
    [InlineData("static class DateHelpers;")]
    [InlineData("static class TextUtils;")]
    [InlineData("internal record struct Common;")]
    [InlineData("public interface IMailService;")]
    public void A_name_that_says_nothing_is_found(string code) =>
        Assert.Single(Names.EmptyNames([new("src/NsmCon.Admin/Mail/File.cs", code)]));

    [Fact]
    public void A_tag_helper_is_named_as_the_framework_names_it() =>
        Assert.Empty(Names.EmptyNames([new("src/NsmCon.Admin/Shared/FieldTagHelper.cs", "public class FieldTagHelper : TagHelper;")]));

    [Fact]
    public void A_method_has_a_name_that_one_can_search_for() => Assert.Empty(Names.BareMethods(Repository.Sources));

    [Theory]
    [InlineData("public static SpeakerForm Of(Speaker speaker) => new();", "Of")]
    [InlineData("static List<(int Start, int End)> In(string text) => [];", "In")]
    [InlineData("internal static string? As<T>(T value) => null;", "As")]
    [InlineData("static string[] By(string key) => [];", "By")]
    [InlineData("static (string Zone, bool IsGuessed) For(EventPage page) => default;", "For")]
    [InlineData("public static async Task<Dictionary<string, int>?> With<TKey, TValue>(int id) => null;", "With")]
    [InlineData("public static void Say(this ITempDataDictionary data, string sentence) { }", "Say")]
    public void A_method_that_is_named_by_a_preposition_is_found(string code, string name) =>
        Assert.Equal(
            [$"src/NsmCon.Data/File.cs declares the method {name}."],
            Names.BareMethods([new("src/NsmCon.Data/File.cs", $"class File\n{{\n    {code}\n}}")])
        );

    [Theory]
    [InlineData("static SpeakerForm FromSpeaker(Speaker speaker) => From(speaker);")]
    [InlineData("int Found(int id) { return Of(id); }")]
    [InlineData("int Found(int id) => id > 0 ? Of(id) : In(id);")]
    [InlineData("async Task Wait() { await On(Day); // string At(int place)\n }")]
    public void A_call_or_a_longer_name_is_let_be(string code) => Assert.Empty(Names.BareMethods([new("src/NsmCon.Data/File.cs", code)]));

    [Fact]
    public void No_type_bears_the_name_of_a_folder() => Assert.Empty(Names.TypesNamedAsFolders(Repository.Sources));

    [Theory]
    [InlineData("src/NsmCon.Admin/Prospectus/Prospectus.cs", "Prospectus")]
    [InlineData("src/NsmCon.Data/Staff/Staff.cs", "Staff")]
    public void A_type_with_the_name_of_a_folder_is_found(string path, string type) =>
        Assert.Equal([$"{path} declares {type}, the name of a folder."], Names.TypesNamedAsFolders([new(path, $"public class {type};")]));

    [Fact]
    public void No_two_types_have_one_name() => Assert.Empty(Names.TypesOfOneName(Repository.Sources));

    [Fact]
    public void A_name_that_two_folders_give_is_found() =>
        Assert.Equal(
            ["MailPage is declared in src/NsmCon.Admin/Inbox and src/NsmCon.Admin/Mail."],
            Names.TypesOfOneName([
                new("src/NsmCon.Admin/Inbox/InboxPage.cs", "public sealed record MailPage(int Id);\nenum State;\nclass Row<T>;"),
                new("src/NsmCon.Admin/Inbox/Row.cs", "static class Row\n{\n    enum Kind;\n}"),
                new("src/NsmCon.Admin/Mail/MailPage.cs", "record MailPage;\nclass Rows\n{\n    enum State;\n    class Kind;\n}"),
            ])
        );

    [Fact]
    public void An_interface_has_several_implementations() => Assert.Empty(Names.LonelyInterfaces(Repository.Sources));

    [Theory]
    [InlineData("public interface IClock;", 0)]
    [InlineData("public interface IClock;\npublic class WallClock(int hour) : Clock<int>, IClock;", 1)]
    public void An_interface_that_stands_for_one_class_is_found(string code, int implementations) =>
        Assert.Equal([$"IClock has {implementations} implementations."], Names.LonelyInterfaces([new("src/NsmCon.Data/Clock.cs", code)]));

    [Fact]
    public void An_interface_of_two_classes_is_let_be() =>
        Assert.Empty(
            Names.LonelyInterfaces([
                new(
                    "src/NsmCon.Data/Clock.cs",
                    "interface IClock { } class WallClock : IClock { } record SunDial(int Hour) : Clock, IClock;"
                ),
            ])
        );
}
