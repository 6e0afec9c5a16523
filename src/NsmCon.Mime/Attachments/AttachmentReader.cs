using MimeKit;

namespace NsmCon.Mime;

/// <summary>Reads the files of a mail, until all of them together are over the limit.</summary>
sealed class AttachmentReader(ReadingLimits limits, Notes notes)
{
    readonly List<ReadAttachment> attachments = [];
    long kept;

    public IReadOnlyList<ReadAttachment> Attachments => attachments;

    /// <summary>Adds what a part holds.</summary>
    public void Add(MimePart part, bool isInline)
    {
        using var content = BoundedContent.Read(part, MostOfNext);
        if (IsCalendar(part.ContentType.MimeType) && TakeCalendar(part, content))
            return;
        Add(part.FileName, part.ContentType.MimeType, content, IdOf(part), isInline);
    }

    /// <summary>Adds a file that was found within another.</summary>
    public void Add(string? name, string declaredType, BoundedContent content, string? contentId = null, bool isInline = false)
    {
        var label = FileLabel.Create(name, declaredType, content.Kept.Span, attachments.Count + 1);
        if (!content.IsWhole)
            NoteLeftOut(label.Name, content.Size);
        else
            kept += content.Size;

        attachments.Add(
            new()
            {
                Name = label.Name,
                DeclaredType = CleanText.Line(declaredType).ToLowerInvariant(),
                Type = label.Type,
                Size = content.Size,
                Sha256 = content.Sha256(),
                ContentId = contentId,
                IsInline = isInline,
                Content = content.IsWhole ? content.Kept : default,
                IsLeftOut = !content.IsWhole,
            }
        );
    }

    // Gmail sends an invitation as a form of the text, and once more as a file with a name.
    bool TakeCalendar(MimePart part, BoundedContent content)
    {
        var same = attachments.FindIndex(a => IsCalendar(a.DeclaredType) && a.Sha256 == content.Sha256());
        if (same < 0)
            return false;

        if (part.FileName is not null)
            attachments.RemoveAt(same);
        return part.FileName is null;
    }

    static bool IsCalendar(string type) =>
        type.EndsWith("/calendar", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/ics", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many bytes of the next file may be kept.</summary>
    public long MostOfNext => Math.Min(limits.AttachmentBytes, limits.AllAttachmentBytes - kept);

    static string? IdOf(MimePart part) => part.ContentId is { Length: > 0 } id ? CleanText.Line(id).Trim('<', '>', ' ') : null;

    void NoteLeftOut(string name, long size)
    {
        var limit =
            size > limits.AttachmentBytes
                ? $"one file may have {Megabytes(limits.AttachmentBytes)}"
                : $"all files together may have {Megabytes(limits.AllAttachmentBytes)}";
        notes.Add($"The attachment \"{name}\" has {Megabytes(size)} and was left out: {limit}.");
    }

    static string Megabytes(long bytes) => FormattableString.Invariant($"{bytes / 1048576.0:0.#} MB");
}
