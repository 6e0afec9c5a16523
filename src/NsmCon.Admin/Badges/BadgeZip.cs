using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Badges;

/// <summary>PDFs in a ZIP that is sent while they are drawn: one of them is in memory at a time.</summary>
sealed class BadgeZip(Event conference, byte[] first, IAsyncEnumerable<byte[]> others, DateTime madeAt) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var cancel = context.HttpContext.RequestAborted;
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition = $"attachment; filename=\"{Path.ChangeExtension(DrawBadges.FileName(conference), ".zip")}\"";
        // What ends a file in the archive is written synchronously, a few bytes each.
        context.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await using var zip = await ZipArchive.CreateAsync(
            response.Body,
            ZipArchiveMode.Create,
            leaveOpen: true,
            entryNameEncoding: null,
            cancel
        );
        await Add(zip, 1, first, cancel);
        var number = 1;
        await foreach (var pdf in others.WithCancellation(cancel))
            await Add(zip, ++number, pdf, cancel);
    }

    async Task Add(ZipArchive zip, int number, byte[] pdf, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(DrawBadges.FileName(conference, number), CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(madeAt);
        await using var file = await entry.OpenAsync(cancel);
        await file.WriteAsync(pdf, cancel);
    }
}
