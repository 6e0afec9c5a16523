namespace NsmCon.Admin.Tests.Layout;

public class TupleTests
{
    [Fact]
    public void Each_value_is_assigned_in_a_statement_of_its_own() => Assert.Empty(Tuples.Faults(Repository.Sources));

    [Theory]
    [InlineData("var (first, last) = (days[0], days[^1]);", "(first, last)")]
    [InlineData("(Name, this.at) = (name, clock.Now());", "(Name, this.at)")]
    [InlineData("public void Wake() => (until, state[0]) = (null, (int)Of(a, b));", "(until, state[0])")]
    [InlineData("(kept.Text, kept.At) = (\n    text,\n    Now()\n);", "(kept.Text, kept.At)")]
    public void Several_in_one_statement_are_found(string line, string names) =>
        Assert.Equal(
            [$"src/NsmCon.Data/Staff/Invite.cs assigns several values in one statement: {names}."],
            Tuples.Faults([Written(line)])
        );

    [Theory]
    [InlineData("var (first, last) = Days(talk);")]
    [InlineData("(first, last) = await Days((talk, 1));")]
    [InlineData("(first, last) = (last, first);")]
    [InlineData("foreach (var (day, talks) in Days()) { }")]
    [InlineData("if ((first, last) == (before, after)) { }")]
    [InlineData("(int First, int Last) days = (1, 2);")]
    [InlineData("// (first, last) = (1, 2);")]
    public void What_a_call_gives_back_may_be_taken_apart(string line) => Assert.Empty(Tuples.Faults([Written(line)]));

    static SourceFile Written(string line) => new("src/NsmCon.Data/Staff/Invite.cs", line);
}
