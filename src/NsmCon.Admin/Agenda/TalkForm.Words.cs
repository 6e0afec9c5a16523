using Microsoft.AspNetCore.Mvc.Rendering;

namespace NsmCon.Admin.Agenda;

public sealed partial class TalkForm
{
    /// <summary>The fields as a person reads them; rooms and speakers by their names.</summary>
    public IEnumerable<FormField> Fields(TalkChoices choices) =>
    [
        new("Title", Title?.Trim() ?? ""),
        new("Kind", $"{Kind}"),
        new("Time", Begin is null ? "" : $"{On:MMMM d, yyyy}, {Starts:HH:mm}{(Ends is null ? "" : $" to {Ends:HH:mm}")}"),
        new("Room", RoomId is { } room ? NameOf(room, choices.Rooms) : ""),
        new("Abstract", Text(Abstract)),
        new("Slides", Address(SlidesUrl) ?? ""),
        new("Video", Address(VideoUrl) ?? ""),
        new("Speakers", string.Join("; ", ChosenSpeakers.Select(id => NameOf(id, choices.Speakers)).Append(NewSpeaker?.Trim()).Where(name => !string.IsNullOrEmpty(name)))),
    ];

    static string NameOf(int id, IEnumerable<SelectListItem> choices) => choices.FirstOrDefault(choice => choice.Value == $"{id}")?.Text ?? "one that was deleted";
}
