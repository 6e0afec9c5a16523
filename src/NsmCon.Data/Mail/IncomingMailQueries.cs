namespace NsmCon.Data.Mail;

/// <summary>Which mails that came in are meant.</summary>
public static class IncomingMailQueries
{
    /// <summary>Those that could not be read, and so were set aside by no person.</summary>
    public static IQueryable<IncomingMail> Unreadable(this IQueryable<IncomingMail> mails) =>
        mails.Where(mail => mail.State == IncomingState.SetAside && mail.Attempts >= IncomingMail.MostAttempts);
}
