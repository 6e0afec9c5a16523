namespace NsmCon.Data.Mail;

/// <summary>Which mails that came in are meant.</summary>
public static class IncomingMailQueries
{
    /// <summary>Those that could not be read, and so were set aside by no person.</summary>
    public static IQueryable<IncomingMail> Unreadable(this IQueryable<IncomingMail> mails) =>
        mails.Where(mail => mail.State == IncomingState.SetAside && mail.Attempts >= IncomingMail.MostAttempts);

    /// <summary>
    /// Those that are found as mails: they are in no inquiry, where a message is found in their place, and are no copies of another.
    /// </summary>
    public static IQueryable<IncomingMail> Findable(this IQueryable<IncomingMail> mails) =>
        mails.Unsorted().Where(mail => mail.Text != null);

    /// <summary>Those whose text has not been read yet, so that they cannot be found.</summary>
    public static IQueryable<IncomingMail> WithoutText(this IQueryable<IncomingMail> mails) =>
        mails.Unsorted().Where(mail => mail.Text == null && mail.State != IncomingState.New);

    static IQueryable<IncomingMail> Unsorted(this IQueryable<IncomingMail> mails) =>
        mails.Where(mail =>
            !(mail.State == IncomingState.Threaded && mail.InquiryId != null)
            && !(
                mail.State == IncomingState.SetAside
                && (mail.ReasonKind == MailReasonKind.SameBytes || mail.ReasonKind == MailReasonKind.SameMail)
            )
        );
}
