using System.Diagnostics;

namespace NsmCon.Hugo.Tests;

/// <summary>
/// Pages and edits cut and glued by chance: nothing but a refusal is thrown, no byte is lost, and the work stays linear.
/// What was found stands in Corpus/fuzz.
/// </summary>
public class FuzzTests
{
    const int FewInputs = 3000;

    // The lexer looks at no character more than a few times.
    const int StepsPerCharacter = 4;

    static readonly int Inputs = Many.Inputs(FewInputs);

    public static TheoryData<string> Found { get; } =
    [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "fuzz")).Select(f => Path.GetFileName(f)).Order()];

    [Fact]
    public void Nothing_is_lost_and_nothing_but_a_refusal_is_thrown()
    {
        var written = 0;
        for (var seed = Many.FirstSeed; seed < Many.FirstSeed + Inputs; seed++)
        {
            var chance = new FuzzInput(seed);
            written += Try(seed, chance.Page(), chance);
        }

        Assert.InRange(written, Inputs / 10, Inputs);
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void What_fuzzing_found_stays_mended(string file)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", "fuzz", file));

        for (var seed = 0; seed < 300; seed++)
            Try(seed, text, new FuzzInput(seed));
    }

    /// <summary>Reads and edits one input; answers 1 if the edit was written.</summary>
    static int Try(int seed, string text, FuzzInput chance)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            return AssertLaws(text, chance) ? 1 : 0;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed}, {chance}:\n{text}", e);
        }
        finally
        {
            Assert.True(Stopwatch.GetElapsedTime(begun).TotalSeconds < 20, $"Seed {seed} hangs:\n{text}");
        }
    }

    static bool AssertLaws(string text, FuzzInput chance)
    {
        var page = HugoPage.Parse(text);
        Assert.Equal(text, page.ToString());
        Assert.InRange(page.Steps, 0, StepsPerCharacter * text.Length + 100);
        if (page.Diagnostics.Count > 0)
        {
            Assert.Throws<EditRefusedException>(() => page.Edit(_ => { }));
            EventPage.Read(page);
            return false;
        }

        var edited = Refusable.Or(page, () => page.Edit(e => chance.Edit(e, page)));
        Assert.Empty(edited.Diagnostics);
        Assert.Equal(edited.ToString(), HugoPage.Parse(edited.ToString()).ToString());
        Assert.Equal(text, page.ToString());
        if (!ReferenceEquals(edited, page))
            AssertNothingElseChanged(page, edited, chance);
        return !ReferenceEquals(edited, page);
    }

    /// <summary>The edit of one talk leaves every byte outside it; and no edit leaves a byte in no place.</summary>
    static void AssertNothingElseChanged(HugoPage page, HugoPage edited, FuzzInput chance)
    {
        if (chance.EditedTalk is not { } talk)
            return;

        var (old, now) = (page.Talks[talk], edited.Talks[talk]);
        Assert.Equal(page.Text.AsSpan(0, old.Start), edited.Text.AsSpan(0, now.Start));
        Assert.Equal(page.Text.AsSpan(old.End), edited.Text.AsSpan(now.End));
    }
}
