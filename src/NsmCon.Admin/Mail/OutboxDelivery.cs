using MimeKit;
using NsmCon.Data.Mail;
using NsmCon.Data.Secrets;

namespace NsmCon.Admin.Mail;

/// <summary>Writes mails as .eml files while no mail server is configured.</summary>
public sealed class OutboxDelivery(string folder) : IMailDelivery
{
    public bool ReachesPeople => false;

    // Nothing goes out, so nothing is handed over: after a crash the same file is written once more.
    public async Task Deliver(OutgoingMail mail, MimeMessage message, Func<Task> handOver, CancellationToken cancel)
    {
        var file = Path.Combine(folder, Invariant($"{mail.CreatedAt:yyyyMMdd-HHmmss}-{NameOf(mail.To)}-{mail.Id}.eml"));
        try
        {
            Directory.CreateDirectory(folder);
            await using (var stream = OwnerOnly.Create($"{file}.part"))
            {
                await message.WriteToAsync(stream, cancel);
                stream.Flush(flushToDisk: true);
            }

            File.Move($"{file}.part", file, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryException($"The mail cannot be written into {folder}: {fault.Message}", fault) { ConcernsAll = true };
        }
    }

    static string NameOf(string address) =>
        string.Concat(address.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '@' or '_' ? letter : '-').Take(80));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
