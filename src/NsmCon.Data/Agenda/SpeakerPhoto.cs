using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Agenda;

/// <summary>
/// A photo that was uploaded: resized, and without what the camera wrote into
/// it. Speakers name it by its path, as they name photos of the site.
/// </summary>
public class SpeakerPhoto
{
    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>
    /// Its path on the site: "/img/speakers/ada-lovelace-1f2e3d4c.jpg". The end tells one photo of a person from the next.
    /// </summary>
    [MaxLength(Speaker.ImagePathLength)]
    public required string Path { get; set; }

    /// <summary>Its media type: "image/jpeg".</summary>
    [MaxLength(40)]
    public required string ContentType { get; set; }

    /// <summary>The picture.</summary>
    public required byte[] Bytes { get; set; }

    /// <summary>When it was uploaded.</summary>
    public DateTime AddedAt { get; set; }

    /// <summary>Who uploaded it.</summary>
    [MaxLength(254)]
    public required string AddedBy { get; set; }
}
