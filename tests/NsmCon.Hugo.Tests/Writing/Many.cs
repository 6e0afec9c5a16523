namespace NsmCon.Hugo.Tests;

/// <summary>How much is left to chance: seconds of it by default. NSMCON_FUZZ_INPUTS says how many inputs, NSMCON_FUZZ_SEED where to begin.</summary>
static class Many
{
    public static int FirstSeed { get; } = Setting("NSMCON_FUZZ_SEED") ?? 0;

    public static int Inputs(int usual) => Setting("NSMCON_FUZZ_INPUTS") ?? usual;

    static int? Setting(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? int.Parse(value) : null;
}
