using NsmCon.Admin.Documents;
using NsmCon.Admin.Mail;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Typst;

namespace NsmCon.Admin.Inquiries;

/// <summary>The prospectus as a file of a mail.</summary>
public sealed class AttachProspectus(DrawProspectus prospectus)
{
    /// <exception cref="RuleBrokenException">It cannot be drawn now: the mail waits.</exception>
    public async Task<MailPart> Create(Event conference, CancellationToken cancel)
    {
        try
        {
            return new(DrawProspectus.FileName(conference), "application/pdf", await prospectus.DrawOrLastGood(conference, cancel));
        }
        catch (TypstException fault)
        {
            throw new RuleBrokenException($"The prospectus that goes with it cannot be drawn: {fault.Message}");
        }
    }
}
