namespace NsmCon.Hugo.Tests;

public class HandleTests
{
    [Theory]
    [InlineData("ada", "ada")]
    [InlineData(" @ada ", "ada")]
    [InlineData("in/ada", "ada")]
    [InlineData("Pub/ada", "ada")]
    [InlineData("https://github.com/ada/", "ada")]
    [InlineData("https://www.linkedin.com/in/ada?trk=x#top", "ada")]
    [InlineData("https:///ada", "ada")]
    [InlineData("://github.com/ada", "ada")]
    [InlineData("www.social.example/@ada", "ada")]
    [InlineData("GitHub.COM/ada", "ada")]
    [InlineData("company/acme", "company/acme")]
    [InlineData("https://github.com", null)]
    [InlineData("https://github.com/?tab=x", null)]
    [InlineData("@", null)]
    [InlineData(" ", null)]
    public void A_handle_is_the_same_bare_with_a_sign_and_as_an_address(string written, string? bare) =>
        Assert.Equal(bare, Handle.Bare(written));
}
