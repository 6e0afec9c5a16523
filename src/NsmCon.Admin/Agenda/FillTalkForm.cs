using System.Security.Claims;
using NsmCon.Admin.Access;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Agenda;

/// <summary>Fills in what the form of a talk shows around what is typed.</summary>
public sealed class FillTalkForm(ReadTalkChoices choices, StaffRoles roles)
{
    /// <param name="user">Who asks.</param>
    /// <param name="conference">The event.</param>
    /// <param name="form">The form, empty or as it was posted.</param>
    /// <param name="talk">The talk as it is saved; null for a new one.</param>
    public async Task<TalkForm> Fill(ClaimsPrincipal user, Event conference, TalkForm form, Talk? talk = null)
    {
        form.Choices = await choices.Read(conference, talk?.Starts is { } starts ? DateOnly.FromDateTime(starts) : null);
        form.On ??= conference.StartsOn;
        form.Existing = talk is null ? null : new(talk.Id, talk.Title, talk.Starts is not null);
        form.MayChange = await roles.MayChange(user, conference.Slug, StaffRole.Agenda);
        return form;
    }
}
