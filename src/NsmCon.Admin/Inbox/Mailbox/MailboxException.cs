namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>The mailbox cannot be read now; the message is a sentence for staff that names the setting to look at.</summary>
public sealed class MailboxException(string sentence, Exception? cause = null) : Exception(sentence, cause);
