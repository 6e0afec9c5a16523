using NsmCon.Admin.Agenda.Public;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;
using NsmCon.Data.Steps;

namespace NsmCon.Admin.Agenda;

static class AgendaSetup
{
    /// <summary>The talks and the speakers, as staff see and change them.</summary>
    public static IServiceCollection AddAgenda(this IServiceCollection services) =>
        services
            .AddScoped<ReadTalks>()
            .AddScoped<ReadPromises>()
            .AddScoped<ReadTalkChoices>()
            .AddScoped<FillTalkForm>()
            .AddScoped<SaveTalk>()
            .AddScoped<ReadGrid>()
            .AddScoped<PlaceTalk>()
            .AddScoped<AddBreak>()
            .AddScoped<PlaceTalks>()
            .AddScoped<IKnowNeeds, SpeakerNeeds>()
            .AddScoped<RecordEditor>()
            .AddScoped<SeeEditors>()
            .AddScoped<ReadSpeakers>()
            .AddScoped<FillSpeakerForm>()
            .AddScoped<MergeSpeakers>()
            .AddScoped<UndoStep>()
            .AddSingleton<ResizePhoto>()
            .AddScoped<SavePhoto>()
            .AddScoped<UploadPhoto>()
            .AddScoped<MakeSpeakerLink>()
            .AddScoped<SendSpeakerLink>()
            .AddScoped<IMailContent, SpeakerLinkMail>()
            .AddScoped<ReadOwnSpeaker>();
}
