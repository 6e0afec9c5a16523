namespace NsmCon.Data.Agenda;

public partial class Talk
{
    /// <summary>
    /// Says who speaks, in order; the speakers must be loaded with the talk. Who spoke before keeps the row, so that the audit log tells
    /// what was changed and not that all was new.
    /// </summary>
    public void SetSpeakers(IReadOnlyList<Speaker> speakers)
    {
        Speakers.RemoveAll(row => !speakers.Contains(row.Speaker!));
        for (var position = 0; position < speakers.Count; position++)
        {
            if (Speakers.Find(row => row.Speaker == speakers[position]) is { } there)
                there.Position = position;
            else
                Speakers.Add(new TalkSpeaker { Speaker = speakers[position], Position = position });
        }
    }
}
