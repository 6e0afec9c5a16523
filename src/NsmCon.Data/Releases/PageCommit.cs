using System.Text.Json.Serialization;

namespace NsmCon.Data.Releases;

/// <summary>The commit that a page was written with.</summary>
/// <param name="Id">Its id, as it is written for people; null where the branch already said so.</param>
/// <param name="Branch">The branch.</param>
public sealed record PageCommit(string? Id, string Branch)
{
    /// <summary>The remote it was pushed to; null if it was not.</summary>
    public string? PushedTo { get; init; }

    /// <summary>Why it was not pushed although it should have been.</summary>
    public string? PushFault { get; init; }

    /// <summary>What else there is to know of it; null for nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>Whether that is because the remote has moved on.</summary>
    [JsonIgnore]
    public bool IsBehind { get; init; }

    /// <summary>"It is commit 1a2b3c4 on main, pushed to origin."</summary>
    [JsonIgnore]
    public string Sentence
    {
        get
        {
            var pushed = PushedTo is null ? "" : $", pushed to {PushedTo}";
            var place = Id is null ? $"The branch {Branch} already said so." : $"It is commit {Id} on {Branch}{pushed}.";
            return $"{place} {Remark}".TrimEnd();
        }
    }
}
