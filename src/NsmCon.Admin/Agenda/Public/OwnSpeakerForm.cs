using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda.Public;

/// <summary>What speakers fill in about themselves. Their name is the organizers' matter: tickets and talks have it too.</summary>
public sealed class OwnSpeakerForm : SpeakerFields<OwnSpeakerForm>
{
    protected override IReadOnlyList<FormField<OwnSpeakerForm>> Fields => SharedFields;

    public static OwnSpeakerForm Of(Speaker speaker) => new OwnSpeakerForm().FillFrom(speaker);
}
