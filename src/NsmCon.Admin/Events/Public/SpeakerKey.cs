using System.Text.RegularExpressions;
using NsmCon.Data;

namespace NsmCon.Admin.Events.Public;

/// <summary>A speaker in an address: "7-ada-lovelace", or "7" for a name without a Latin letter.</summary>
static partial class SpeakerKey
{
    public static string Of(int id, string name) => $"{id}-{NotInAddress().Replace(SearchText.Of(name), "-").Trim('-')}".TrimEnd('-');

    /// <summary>The speaker's number; null if there is none.</summary>
    public static int? Id(string key) => int.TryParse(key.Split('-')[0], out var id) ? id : null;

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex NotInAddress();
}
