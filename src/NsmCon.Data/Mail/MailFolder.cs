using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Mail;

/// <summary>Whether a folder of a mailbox is read.</summary>
public enum MailFolderState
{
    /// <summary>It held many mails when it was first seen: which of them are meant, a person must say.</summary>
    Asking,

    /// <summary>It is read.</summary>
    Read,
}

/// <summary>
/// A folder of a mailbox, and how far it was read. What was read is known by
/// its number, never by the flag "seen", which people's mail programs set.
/// </summary>
[Unseen]
public class MailFolder
{
    /// <summary>A folder that holds more mails when it is first seen is asked about.</summary>
    public const int MostUnasked = 200;

    public int Id { get; set; }

    /// <summary>Mailbox and folder, as in <see cref="IncomingMail.Folder"/>.</summary>
    [MaxLength(IncomingMail.FolderLength)]
    public required string Name { get; set; }

    /// <summary>The UIDVALIDITY that the numbers belong to (RFC 9051, 2.3.1.1).</summary>
    public long UidValidity { get; private set; }

    /// <summary>The highest number that was read. What has a higher one is new.</summary>
    public long LastUid { get; private set; }

    /// <summary>What has no higher number was there already when the folder was first seen, or numbered anew.</summary>
    public long OldUpTo { get; private set; }

    /// <summary>Of the old ones, only those that arrived on this day or later are meant; null means all.</summary>
    public DateOnly? Since { get; private set; }

    /// <summary>Whether it is read.</summary>
    public MailFolderState State { get; private set; }

    /// <summary>How many mails it held when it was last looked at.</summary>
    public int Held { get; set; }

    /// <summary>When it was last looked at.</summary>
    public DateTime LookedAt { get; set; }

    /// <summary>A folder that is seen for the first time. One that holds few mails is read at once.</summary>
    /// <param name="name">Mailbox and folder.</param>
    /// <param name="uidValidity">Its UIDVALIDITY.</param>
    /// <param name="lastUid">The number of its last mail.</param>
    /// <param name="held">How many mails it holds.</param>
    public static MailFolder Found(string name, long uidValidity, long lastUid, int held) =>
        new()
        {
            Name = name,
            UidValidity = uidValidity,
            OldUpTo = lastUid,
            Held = held,
            State = held > MostUnasked ? MailFolderState.Asking : MailFolderState.Read,
        };

    /// <summary>All that it holds is meant.</summary>
    public void ReadAll()
    {
        State = MailFolderState.Read;
        Since = null;
    }

    /// <summary>What arrived on a day or later is meant, and what comes.</summary>
    public void ReadSince(DateOnly day)
    {
        State = MailFolderState.Read;
        Since = day;
    }

    /// <summary>Only what came after the folder was first seen is meant.</summary>
    /// <param name="today">Where the folder is numbered anew one day, older mails are known by this date.</param>
    public void ReadNewOnly(DateOnly today)
    {
        State = MailFolderState.Read;
        Since = today;
        LastUid = OldUpTo;
    }

    /// <summary>The server numbered the folder anew: all is looked at again, and what is here is known by its bytes.</summary>
    public void BeginAgain(long uidValidity, long lastUid)
    {
        UidValidity = uidValidity;
        LastUid = 0;
        OldUpTo = lastUid;
    }

    /// <summary>All up to this number is here.</summary>
    public void ReadUpTo(long uid) => LastUid = Math.Max(LastUid, uid);
}
