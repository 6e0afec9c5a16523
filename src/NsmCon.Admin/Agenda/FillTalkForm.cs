using System.Security.Claims;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Agenda;

/// <summary>Fills in what the form of a talk shows around what is typed.</summary>
public sealed class FillTalkForm(ReadTalkChoices choices, ReadMeanwhile meanwhile, StaffRoles roles, TimeProvider clock)
{
    /// <param name="user">Who asks.</param>
    /// <param name="conference">The event.</param>
    /// <param name="form">The form, empty or as it was posted.</param>
    /// <param name="talk">The talk as it is saved; null for a new one.</param>
    public async Task<TalkForm> For(ClaimsPrincipal user, Event conference, TalkForm form, Talk? talk = null)
    {
        form.Choices = await choices.For(conference, talk?.Starts is { } starts ? DateOnly.FromDateTime(starts) : null);
        form.On ??= conference.StartsOn;
        form.Existing = talk is null ? null : new(talk.Id, talk.Title, talk.Starts is not null);
        form.Open(clock.GetUtcNow().UtcDateTime, await roles.MayChange(user, conference.Slug, StaffRole.Agenda));
        return form;
    }

    /// <summary>After someone else changed the talk: brings both together. Answers whether a person has to choose.</summary>
    public async Task<bool> Merge(Event conference, TalkForm form, Talk saved) => form.Merge(
        TalkForm.Of(saved, form.Choices),
        await meanwhile.Sentence(conference, saved.Id, form.OpenedAt, nameof(Talk), nameof(TalkSpeaker)),
        clock.GetUtcNow().UtcDateTime);
}
