using NsmCon.Admin.Forms;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda.Public;

/// <summary>What speakers fill in about themselves. Their name is the organizers' matter: tickets and talks have it too.</summary>
public sealed class OwnSpeakerForm : SpeakerFields
{
    public static OwnSpeakerForm FromSpeaker(Speaker speaker)
    {
        var form = new OwnSpeakerForm();
        form.FillFrom(speaker);
        return form.FilledFrom(speaker.Version);
    }
}
