using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Processes;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    NewsTopics news;

    /// <summary>Tells all processes of something as soon as what is being written, or is written next, is committed.</summary>
    public void Announce(NewsTopics topics) => news |= topics;

    /// <summary>Tells all processes of something that is no row.</summary>
    public async Task Notify(NewsTopics topics, CancellationToken cancel = default)
    {
        await using var write = await BeginWrite(cancel);
        Announce(topics);
        await write.CommitUnseen();
    }

    void AnnouncePhotos()
    {
        if (ChangeTracker.Entries<SpeakerPhoto>().Any(photo => photo.State == EntityState.Added))
            Announce(NewsTopics.Photos);
    }

    // The server passes it on when the transaction is committed, and forgets it when it is not.
    internal async Task SendNews()
    {
        if (news == NewsTopics.None || !Database.IsNpgsql())
            return;

        await Database.ExecuteSqlAsync($"SELECT pg_notify({News.Channel}, {gate.News.Write(news)})");
    }

    internal void SpreadNews()
    {
        if (news != NewsTopics.None)
            gate.News.Report(news);
    }
}
