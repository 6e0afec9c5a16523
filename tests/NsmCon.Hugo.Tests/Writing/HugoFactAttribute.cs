namespace NsmCon.Hugo.Tests;

/// <summary>A test that compares with Hugo itself. Where Hugo is missing it is skipped with a sentence; in CI it runs, and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class HugoFactAttribute : FactAttribute
{
    public HugoFactAttribute()
    {
        if (HugoSite.Program is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "This test needs the program hugo: run it by `bash tests/run`.";
    }
}
