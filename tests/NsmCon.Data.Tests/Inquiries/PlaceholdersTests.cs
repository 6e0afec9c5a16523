using NsmCon.Data.Inquiries;

namespace NsmCon.Data.Tests.Inquiries;

public class PlaceholdersTests
{
    static readonly Placeholders Acme = new("Wile {{company}}", "Acme", "NSMCon", "Lunch, Break", "Grace");

    [Theory]
    [InlineData("Dear {{name}} of {{company}}", "Dear Wile {{company}} of Acme")]
    [InlineData("{{event}}: {{packages}}\n{{me}}", "NSMCon: Lunch, Break\nGrace")]
    [InlineData("{{nmae}} {name} {{na\nme}} {{{name}}}", "{{nmae}} {name} {{na\nme}} {Wile {{company}}}")]
    [InlineData("", "")]
    public void What_they_stand_for_is_put_in_their_place_once(string text, string filled) => Assert.Equal(filled, Acme.Fill(text));

    [Theory]
    [InlineData("Dear {{name}}, {{company}}, {{event}}, {{packages}}, {{me}}", null)]
    [InlineData("{name} { {name} }", null)]
    [InlineData(null, null)]
    [InlineData("{{name}} {{nmae}} {{x}}", "There is no {{nmae}}. There are {{name}}, {{company}}, {{event}}, {{packages}}, {{me}}.")]
    [InlineData("{{ name }}", "There is no {{ name }}. There are {{name}}, {{company}}, {{event}}, {{packages}}, {{me}}.")]
    [InlineData("{{}}", "There is no {{}}. There are {{name}}, {{company}}, {{event}}, {{packages}}, {{me}}.")]
    public void The_first_that_there_is_not_is_named(string? text, string? fault) => Assert.Equal(fault, Placeholders.Fault(text));
}
