using System.ComponentModel.DataAnnotations;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Inquiries;

/// <summary>
/// What a member of staff writes in an inquiry and has not sent: it outlives reloads and restarts, and is there on another device.
/// </summary>
[Unseen]
public class MessageDraft
{
    /// <summary>Who kept a draft so recently is taken to be writing still.</summary>
    public static readonly TimeSpan WritingFor = TimeSpan.FromMinutes(3);

    public int EventId { get; set; }

    public int InquiryId { get; set; }

    /// <summary>Who writes it, a <see cref="StaffMember"/>.</summary>
    public int StaffMemberId { get; set; }

    /// <summary>Whether it is a note; who begins one keeps the reply that they had begun.</summary>
    public bool IsNote { get; set; }

    /// <summary>The text so far.</summary>
    [MaxLength(Message.TextLength)]
    public required string Text { get; set; }

    /// <summary>Who is ticked for a copy, as addresses.</summary>
    [MaxLength(Message.RecipientsLength)]
    public string Cc { get; set; } = "";

    /// <summary>Whether the prospectus is ticked.</summary>
    public bool HasProspectus { get; set; }

    /// <summary>The files that wait with it.</summary>
    public List<DraftFile> Files { get; set; } = [];

    /// <summary>When it was last kept.</summary>
    public DateTime SavedAt { get; set; }

    /// <summary>Adds files of another draft that it has not.</summary>
    public void Join(IEnumerable<DraftFile> files) =>
        Files = [.. Files.Concat(files).DistinctBy(file => file.Hash, StringComparer.Ordinal)];
}
