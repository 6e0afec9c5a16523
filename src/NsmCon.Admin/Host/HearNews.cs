using NsmCon.Admin.Content;
using NsmCon.Admin.Inbox.Mailbox;
using NsmCon.Admin.Published;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Host;

/// <summary>What this process does when it hears what was committed: all that it keeps in memory and another may change is here.</summary>
sealed class HearNews(News news, PageGeneration pages, SpeakerPhotos photos, ContentWatch content, MailboxWatch mailbox)
{
    /// <summary>From now on.</summary>
    public void Begin() => news.Heard += Handle;

    void Handle(NewsTopics topics)
    {
        if (topics.HasFlag(NewsTopics.Pages))
            pages.Next();
        if (topics.HasFlag(NewsTopics.Photos))
            photos.Expect();
        if (topics.HasFlag(NewsTopics.Push))
            content.Ask();
        if (topics.HasFlag(NewsTopics.Mailbox))
            mailbox.Wake();
    }
}
