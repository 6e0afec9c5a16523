namespace NsmCon.Hugo;

/// <summary>Tells the kind of a talk by its title. Who speaks, gives a talk: "A Break From the Past" is none.</summary>
internal static class TalkKinds
{
    const int WordsOfABreak = 4;

    static readonly string[] Sponsored = [" sponsored by ", "(sponsored by ", " provided by ", " hosted by ", " courtesy of "];

    public static PageTalkKind Guess(string title, bool hasSpeakers)
    {
        var pause = SplitWords(WithoutSponsor(title));
        if (!hasSpeakers && pause.Length <= WordsOfABreak)
        {
            if (pause.Contains("lunch"))
                return PageTalkKind.Lunch;
            if (pause.Any(w => w is "break" or "breaks" or "coffee" or "tea"))
                return PageTalkKind.Break;
        }

        return SplitWords(title).Any(w => w is "keynote" or "keynotes") ? PageTalkKind.Keynote : PageTalkKind.Talk;
    }

    static string[] SplitWords(string title) =>
        title.ToLowerInvariant().Split([' ', '-', '–', '—', '&', '/', ':', ',', '.', '!', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    // "LUNCH - sponsored by Juniper Networks" is lunch, however long the sponsor's name is.
    static string WithoutSponsor(string title) =>
        title[
            ..Sponsored
                .Select(words => title.IndexOf(words, StringComparison.OrdinalIgnoreCase))
                .Where(at => at > 0)
                .DefaultIfEmpty(title.Length)
                .Min()
        ];
}
