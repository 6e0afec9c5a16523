namespace NsmCon.Hugo.Tests;

/// <summary>A test that compares with Hugo itself. Where Hugo is missing it is skipped with a sentence; in CI it runs, and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class HugoFactAttribute : FactAttribute
{
    public HugoFactAttribute()
    {
        Skip = HugoSite.Missing;
    }
}

/// <inheritdoc cref="HugoFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
sealed class HugoTheoryAttribute : TheoryAttribute
{
    public HugoTheoryAttribute()
    {
        Skip = HugoSite.Missing;
    }
}
