namespace NsmCon.Admin.Tests.Layout;

public class WidthTests
{
    [Fact]
    public void Lines_can_be_read_without_scrolling() => Assert.Empty(Widths.Faults(Repository.Sources));

    [Fact]
    public void Other_files_are_not_measured() =>
        Assert.Empty(Widths.Faults([new("src/NsmCon.Admin/wwwroot/css/staff.css", new string('x', 161))]));

    [Theory]
    [InlineData("Agenda/TalkRow.cs")]
    [InlineData("Agenda/Index.cshtml")]
    public void A_line_that_is_wider_by_one_is_found(string path)
    {
        var whole = new string('x', 160);

        SourceFile With(string line) => new($"src/NsmCon.Admin/{path}", $"first\n{line}\nlast\n");

        Assert.Empty(Widths.Faults([With(whole)]));
        Assert.Equal([$"src/NsmCon.Admin/{path} has 161 characters in line 2, more than 160."], Widths.Faults([With(whole + "x")]));
    }
}
