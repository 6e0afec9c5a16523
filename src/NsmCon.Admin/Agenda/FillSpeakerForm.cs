using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Agenda;

/// <summary>Fills in what the staff's form of a speaker shows around what is typed.</summary>
public sealed class FillSpeakerForm(ConferenceDb db, StaffRoles roles, ConferenceSettings settings)
{
    /// <param name="user">Who asks.</param>
    /// <param name="conference">The event.</param>
    /// <param name="form">The form, empty or as it was posted.</param>
    /// <param name="speaker">The speaker as saved; null for a new one.</param>
    public async Task<SpeakerForm> Fill(ClaimsPrincipal user, Event conference, SpeakerForm form, Speaker? speaker = null)
    {
        form.Existing = speaker is null ? null : await LoadSaved(conference, speaker);
        form.MayChange = await roles.MayChange(user, conference.Slug, StaffRole.Agenda);
        if (!form.MayChange)
            HideContacts(form);
        return form;
    }

    // The link opens what only those who may change the speaker may do, and the address is for those who write to speakers.
    static void HideContacts(SpeakerForm form)
    {
        form.Email = form.Opened = null;
        form.Existing = form.Existing is null ? null : form.Existing with { Link = null, Email = null };
    }

    async Task<SavedSpeaker> LoadSaved(Event conference, Speaker speaker)
    {
        var talks = await db
            .Talks.Where(talk => talk.Speakers.Any(row => row.SpeakerId == speaker.Id))
            .OrderBy(talk => talk.Starts)
            .ThenBy(talk => talk.Id)
            .Select(talk => new TalkLink(talk.Id, talk.Title))
            .ToListAsync();
        return new(
            speaker.Id,
            speaker.Name,
            speaker.ImagePath,
            speaker.Email,
            speaker.ConfirmedAt is { } at ? conference.ToLocal(at).InWords("MMMM d, yyyy, HH:mm") : null,
            speaker.PageCode is { } code ? $"{settings.BaseUrl}{Links.OwnSpeaker(code)}" : null,
            talks,
            Links.Speaker(conference.Slug, speaker.Id)
        );
    }
}
