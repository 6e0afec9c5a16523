using NsmCon.Admin.Staff;

namespace NsmCon.Admin.Tests.Staff;

public class StaffNormalizerTests
{
    [Theory]
    [InlineData("ada@Example.org", "ADA@EXAMPLE.ORG")]
    [InlineData("e\u0301d@example.org", "\u00C9D@EXAMPLE.ORG")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void An_address_is_looked_up_in_capitals_and_composed(string? typed, string? key) =>
        Assert.Equal(key, new StaffNormalizer().NormalizeEmail(typed));
}
