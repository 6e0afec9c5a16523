using System.Text.Json;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// The talks of an event that stand in a published agenda. Visitors keep their stars in their browsers alone, so nobody can be asked who
/// starred a talk: that the public saw it stands for that (decision record 0007).
/// </summary>
sealed class SeenTalks
{
    readonly HashSet<int> ids = [];
    bool isAny;

    /// <summary>Whether visitors may have starred a talk.</summary>
    public bool Contains(int talkId) => isAny || ids.Contains(talkId);

    /// <summary>Adds the talks of a published agenda, as JSON. Where it does not say which they are, every talk counts.</summary>
    public void Add(string agenda)
    {
        try
        {
            using var json = JsonDocument.Parse(agenda);
            if (
                json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("talks", out var talks)
                && talks.ValueKind == JsonValueKind.Array
            )
                foreach (var talk in talks.EnumerateArray())
                    Add(talk);
            else
                isAny = true;
        }
        catch (JsonException)
        {
            isAny = true;
        }
    }

    void Add(JsonElement talk)
    {
        if (talk is { ValueKind: JsonValueKind.Object } && talk.TryGetProperty("id", out var id) && id.TryGetInt32(out var number))
            ids.Add(number);
        else
            isAny = true;
    }
}
