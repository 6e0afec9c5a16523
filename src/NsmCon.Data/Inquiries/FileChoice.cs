namespace NsmCon.Data.Inquiries;

/// <summary>What somebody who writes says of the files: which of those of their draft go with it, and which come.</summary>
/// <param name="Ticked">Those of the draft that go with it, by their hashes.</param>
/// <param name="Added">Those that come, with their bytes.</param>
public sealed record FileChoice(IReadOnlyCollection<string> Ticked, IReadOnlyList<MailFile> Added)
{
    /// <summary>
    /// How many bytes the files of one message may have: as text in a mail they are a third more, and many servers take 25 MB.
    /// </summary>
    public const long MostBytes = 15_000_000;

    /// <summary>How many files a draft may have.</summary>
    public const int MostFiles = 20;

    /// <summary>The bytes of those that come, each once.</summary>
    public IReadOnlyDictionary<string, byte[]> Bytes =>
        Added.DistinctBy(file => file.Hash).ToDictionary(file => file.Hash!, file => file.Bytes!, StringComparer.Ordinal);

    /// <summary>The files of the draft after it. One that is there already is not added once more.</summary>
    /// <param name="there">The files that the draft has.</param>
    public List<DraftFile> ApplyTo(IReadOnlyCollection<DraftFile> there)
    {
        var added = Added
            .Select(file => new DraftFile(
                file.Name.Start(Attachment.NameLength),
                file.ContentType.Start(Attachment.ContentTypeLength),
                file.Size,
                file.Hash!
            ))
            .ToList();
        return
        [
            .. there
                .Select(file =>
                    file with
                    {
                        IsTicked = Ticked.Contains(file.Hash, StringComparer.Ordinal) || added.Exists(again => again.Hash == file.Hash),
                    }
                )
                .Concat(added)
                .DistinctBy(file => file.Hash, StringComparer.Ordinal),
        ];
    }

    /// <summary>Why it cannot be; null if it can.</summary>
    /// <param name="there">The files that the draft has.</param>
    public string? FaultWith(IReadOnlyCollection<DraftFile> there)
    {
        if (Added.FirstOrDefault(file => file.Size == 0) is { } empty)
            return $"“{empty.Name}” is empty. Choose the file once more.";

        var files = ApplyTo(there);
        if (files.Count > MostFiles)
            return $"A message has at most {MostFiles} files. Put some into one archive, or send a link.";
        return files.Where(file => file.IsTicked).Sum(file => file.Size) > MostBytes
            ? $"The files of a message have at most {MostBytes / 1_000_000} MB together: many mail servers refuse more. Leave one out, or send a link."
            : null;
    }
}
