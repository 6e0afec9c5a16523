using NsmCon.Data.Secrets;

namespace NsmCon.Testbed;

/// <summary>The master key of all tests that need no other: copies of one database open with it.</summary>
public static class TestKey
{
    public const string Secret = "dGhlIGtleSBvZiBhbGwgdGVzdHMsIDMyIGJ5dGVzISE=";

    public static MasterKey Key { get; } = MasterKey.FromBase64(Secret, "Keys:Secret")!;
}
