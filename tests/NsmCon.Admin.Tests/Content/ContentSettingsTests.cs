using NsmCon.Data;

namespace NsmCon.Admin.Tests.Content;

public class ContentSettingsTests
{
    [Theory]
    [InlineData("Content:Watch=perhaps", "Content:Watch is \"perhaps\"; it must be true or false.")]
    [InlineData(
        "Content:HookSecret=short",
        "Content:HookSecret is too short: give at least 16 characters, as of \"openssl rand -hex 20\"."
    )]
    [InlineData("Content:Git:Commit=yes", "Content:Git:Commit is \"yes\"; it must be true or false.")]
    [InlineData("Content:Git:Branch=a..b", "Content:Git:Branch is \"a..b\"; it must be the name of a branch, such as main.")]
    [InlineData("Content:Git:User=ada", "Content:Git:User is given, but Content:Git:Password is not. Give both or none.")]
    public void A_wrong_value_stops_the_start_and_the_sentence_names_its_key(string setting, string sentence)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Conference.Build([$"--{setting}"]));

        Assert.Equal(sentence, refusal.Message);
    }

    [Fact]
    public async Task What_the_repository_has_not_stops_the_start()
    {
        using var site = await GitSites.Create();
        using var folder = new Site();
        folder.Write("content/events/x.md", "");

        var noRemote = Assert.Throws<StartRefusedException>(() =>
            Conference.Build([$"--Content:Path={site.Folder}/content", "--Content:Git:Commit=true", "--Content:Git:Remote=upstream"])
        );
        var noName = Assert.Throws<StartRefusedException>(() =>
            Conference.Build([$"--Content:Path={site.Folder}/content", "--Content:Git:Remote=https://example.org/site.git"])
        );
        var noRepository = Assert.Throws<StartRefusedException>(() =>
            Conference.Build([$"--Content:Path={folder.Folder}/content", "--Content:Git:Commit=true"])
        );

        Assert.StartsWith("Content:Git:Remote is \"upstream\", but the repository", noRemote.Message, StringComparison.Ordinal);
        Assert.StartsWith("Content:Git:Remote is \"https://example.org/site.git\"", noName.Message, StringComparison.Ordinal);
        Assert.StartsWith("Content:Git:Commit is set, but the content folder", noRepository.Message, StringComparison.Ordinal);
    }
}
