using System.CommandLine;

namespace NsmCon.Admin.Tests.RunningTests;

public class CommandsTests
{
    [Fact]
    public void Each_command_says_what_it_does_and_what_each_of_its_words_means()
    {
        var commands = Below(Commands.Root()).ToList();

        Assert.Contains("staff password", commands.Select(command => string.Join(' ', Line(command).Skip(1))));
        Assert.All(commands, command =>
            Assert.All(
                [
                    command.Description,
                    .. command.Arguments.Select(argument => argument.Description),
                    .. command.Options.Select(option => option.Description),
                ],
                words => Assert.False(string.IsNullOrWhiteSpace(words), string.Join(' ', Line(command)))
            )
        );
    }

    [Theory]
    [InlineData("staff add ada@example.org --role Agenda --event nsmconeu2020")]
    [InlineData("staff password ada@example.org --lost-phone")]
    public void A_command_takes_its_words(string line) => Assert.Empty(Commands.Root().Parse(line).Errors);

    static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(Below).Prepend(command);

    static IEnumerable<string> Line(Command command) => command.Parents.OfType<Command>().SelectMany(Line).Append(command.Name);
}
