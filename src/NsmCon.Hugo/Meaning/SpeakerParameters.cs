namespace NsmCon.Hugo;

/// <summary>What a speaker's shortcode says in parameters of their own, beside the name and the mark.</summary>
internal static class SpeakerParameters
{
    public const string Image = "img";

    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The person's names at other sites, in the order in which they tell people apart.</summary>
    public static readonly IReadOnlyList<string> Handles = ["github", "linkedin", "twitter"];

    /// <summary>All of them, in the order in which they are written.</summary>
    public static readonly IReadOnlyList<string> All = ["github", "twitter", "linkedin", Image];

    /// <summary>Those that have a value.</summary>
    public static Dictionary<string, string> Read(Func<string, string?> value) =>
        All.Select(name => (Name: name, Value: value(name)))
            .Where(parameter => !string.IsNullOrEmpty(parameter.Value))
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Value!, StringComparer.Ordinal);
}
