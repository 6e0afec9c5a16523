using MailKit;

namespace NsmCon.Admin.Mail;

/// <summary>How far the mail in hand got: once all of it is out, only the server's answer tells whether it was taken.</summary>
sealed class SmtpTransfer : ITransferProgress, IProtocolLogger
{
    Action<bool> waits = _ => { };
    bool isOut;
    char? answer;

    /// <summary>All of the mail went out, and the server did not refuse it.</summary>
    public bool MayHaveArrived => isOut && answer is not ('4' or '5');

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>The next mail.</summary>
    /// <param name="waits">Told true when nothing but the last answer is missing, and false when that comes.</param>
    public void Begin(Action<bool> waits)
    {
        this.waits = waits;
        isOut = false;
        answer = null;
    }

    // The dot that ends the mail goes out after this: a mail of which less is known to be out cannot have been taken.
    public void Report(long bytesTransferred, long totalSize)
    {
        if (isOut || bytesTransferred < totalSize)
            return;

        isOut = true;
        waits(true);
    }

    public void Report(long bytesTransferred)
    {
        // The size is always known.
    }

    // The fault that follows a refusal, as when the server hangs up, would hide it.
    public void LogServer(byte[] buffer, int offset, int count)
    {
        if (!isOut || answer is not null)
            return;

        answer = (char)buffer[offset];
        waits(false);
    }

    public void LogConnect(Uri uri) { }

    public void LogClient(byte[] buffer, int offset, int count) { }

    public void Dispose() { }
}
