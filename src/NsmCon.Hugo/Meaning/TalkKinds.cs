namespace NsmCon.Hugo;

/// <summary>Tells the kind of a talk by its title. Who speaks, gives a talk: "A Break From the Past" is none.</summary>
internal static class TalkKinds
{
    const int WordsOfABreak = 4;

    public static TalkKind Of(string title, bool hasSpeakers)
    {
        var words = title.ToLowerInvariant().Split([' ', '-', '&', '/', ':', ',', '.', '!', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        if (!hasSpeakers && words.Length <= WordsOfABreak)
        {
            if (words.Contains("lunch"))
                return TalkKind.Lunch;
            if (words.Any(w => w is "break" or "breaks" or "coffee" or "tea"))
                return TalkKind.Break;
        }

        return words.Any(w => w is "keynote" or "keynotes") ? TalkKind.Keynote : TalkKind.Talk;
    }
}
