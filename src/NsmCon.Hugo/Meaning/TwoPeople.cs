namespace NsmCon.Hugo;

/// <summary>Whether two mentions of one name, or of one handle, are two people.</summary>
internal static class TwoPeople
{
    const int Enough = 3;

    /// <summary>
    /// Whether two who share a handle have names without a word in common, and no text or
    /// photo that says they are one: a block was copied, and the handle left standing.
    /// </summary>
    public static bool AreNamedApart(SpeakerEntry one, SpeakerEntry other)
    {
        var first = PersonName.Normalize(one.Person.Name).Split(' ');
        var second = PersonName.Normalize(other.Person.Name).Split(' ');
        return first.Length > 1
            && second.Length > 1
            && !first.Any(word =>
                second.Any(two =>
                    word.Length > 1
                    && two.Length > 1
                    && (word.StartsWith(two, StringComparison.Ordinal) || two.StartsWith(word, StringComparison.Ordinal))
                )
            )
            && !(one.Bio.Length >= PageSpeaker.ShortestTellingBio && one.Bio == other.Bio)
            && !(one.ImagePath is not null && one.ImagePath == other.ImagePath);
    }

    /// <summary>
    /// Whether a mark says so, or several things at once that one person has only one of: one alone may be a slip, or a new job.
    /// </summary>
    public static bool AreDifferent(SpeakerEntry one, SpeakerEntry other)
    {
        if (one.Mark is not null && other.Mark is not null)
            return one.Mark != other.Mark;

        var weight = HaveOtherHandles(one, other) ? 2 : 0;
        if (AreOther(PersonName.Normalize(one.Person.Company), PersonName.Normalize(other.Person.Company)))
            weight++;
        if (one.Bio.Length > 0 && other.Bio.Length > 0 && one.Bio != other.Bio)
            weight++;
        if (one.ImagePath is not null && other.ImagePath is not null && one.ImagePath != other.ImagePath)
            weight++;
        return weight >= Enough;
    }

    /// <summary>Whether they have handles at one site, and none in common.</summary>
    public static bool HaveOtherHandles(SpeakerEntry one, SpeakerEntry other)
    {
        var shared = one.Handles()
            .Join(
                other.Handles(),
                handle => handle.Site,
                handle => handle.Site,
                (first, second) => string.Equals(first.Handle, second.Handle, StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        return shared.Count > 0 && !shared.Contains(true);
    }

    // "Cisco" and "Cisco Systems" are one company.
    static bool AreOther(string one, string other) =>
        one.Length > 0
        && other.Length > 0
        && !one.Contains(other, StringComparison.Ordinal)
        && !other.Contains(one, StringComparison.Ordinal);
}
