using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>A file that waits with a draft.</summary>
/// <param name="Name">A name that is safe to show and to save.</param>
/// <param name="ContentType">The type that its content shows.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Hash">The hash of its bytes, which are a <see cref="StoredFile"/>.</param>
/// <param name="IsTicked">Whether it goes with the message. One that is not stays with the draft, to be ticked again.</param>
public sealed record DraftFile(string Name, string ContentType, long Size, string Hash, bool IsTicked = true);
