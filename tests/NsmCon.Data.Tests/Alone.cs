namespace NsmCon.Data.Tests;

/// <summary>Tests that measure the process, and so let no other test run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
