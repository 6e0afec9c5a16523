using System.Globalization;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Site;

/// <summary>A speaker in an address: "7-ada-lovelace", or "7" for a name without a Latin letter.</summary>
static class SpeakerKey
{
    public static string Of(int id, string name) => $"{id}-{name.InAddress()}".TrimEnd('-');

    /// <summary>The speaker's number; null if there is none.</summary>
    public static int? Id(string key) => int.TryParse(key.Split('-')[0], CultureInfo.InvariantCulture, out var id) ? id : null;
}
