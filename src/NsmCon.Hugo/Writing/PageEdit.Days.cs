namespace NsmCon.Hugo;

public sealed partial class PageEdit
{
    // The days of all talks after the first of a day was written; null if there is none.
    List<DateOnly?>? days;

    /// <summary>
    /// Adds the first talk of a day: under the heading of the day, which is written as those of other days are if it is not there.
    /// </summary>
    public void AddTalkOnDay(NewTalk talk, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(talk);

        var place = PlaceOn(day);
        var (lines, said) = TalkWriterNear(LastTalk()).Write(talk);
        Insert(place, string.Join(PageStyle.LineEnd(page.Text, place.Offset), lines));
        content.Add(said, TalkBehind(place));
        days!.Insert(TalkBehind(place) is { } next ? page.Talks.ToList().IndexOf(next) : days.Count, day);
    }

    /// <summary>Moves a talk as it is to a day that has none, under the heading of the day.</summary>
    public void MoveTalkToDay(ShortcodeNode talk, DateOnly day)
    {
        Check(talk, "talk");

        var place = PlaceOn(day);
        var (start, end) = SiblingsOf(talk).Whole(talk);
        var isBehind = place.Offset > start && place.Offset < end;
        changes.Remove(start, isBehind ? place.Offset : end);
        Insert(place, talk.ToString());

        var from = page.Talks.ToList().IndexOf(talk);
        var to = TalkBehind(place);
        content.Move(talk, to == talk ? page.Talks.ElementAtOrDefault(from + 1) : to);
        var before = to is null ? days!.Count : page.Talks.ToList().IndexOf(to);
        days!.RemoveAt(from);
        days.Insert(before > from ? before - 1 : before, day);
    }

    NewDay PlaceOn(DateOnly day)
    {
        if (days is not null)
            throw new EditRefusedException("Two days cannot begin at once: write one after the other.");

        var place = NewDay.Find(page, day);
        days = [.. EventPage.Read(page).Talks.Select(talk => talk.Day)];
        return place;
    }

    void Insert(NewDay place, string talk)
    {
        changes.Insert(place.Offset, place.Before + talk + place.After);
        if (place.Heading is not null)
            content.AddLine(place.Offset, place.Heading);
    }

    ShortcodeNode? TalkBehind(NewDay place) => page.Talks.FirstOrDefault(talk => talk.Start >= place.Offset);
}
