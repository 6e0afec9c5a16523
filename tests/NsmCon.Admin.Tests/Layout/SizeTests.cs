namespace NsmCon.Admin.Tests.Layout;

public class SizeTests
{
    [Fact]
    public void Files_are_short()
    {
        Assert.NotEmpty(Repository.Sources);

        Assert.Empty(Sizes.Faults(Repository.Sources));
    }

    [Theory]
    [InlineData("Agenda/AgendaController.cs", "public class AgendaController;", 150)]
    [InlineData("Agenda/TalkRow.cs", "public class TalkRow;", 300)]
    [InlineData("wwwroot/css/staff.css", "body { }", 300)]
    public void A_file_with_one_line_too_many_is_found(string path, string line, int most)
    {
        SourceFile Of(int lines) => new($"src/NsmCon.Admin/{path}", string.Concat(Enumerable.Repeat(line + "\n", lines)));

        Assert.Empty(Sizes.Faults([Of(most)]));
        Assert.Equal([$"src/NsmCon.Admin/{path} has {most + 1} lines, more than {most}."], Sizes.Faults([Of(most + 1)]));
    }
}
