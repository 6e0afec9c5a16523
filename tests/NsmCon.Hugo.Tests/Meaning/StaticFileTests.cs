namespace NsmCon.Hugo.Tests;

public class StaticFileTests
{
    [Theory]
    [InlineData("avif", "image/avif")]
    [InlineData("csv", "text/csv; charset=utf-8")]
    [InlineData("doc", "application/msword")]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("epub", "application/epub+zip")]
    [InlineData("gif", "image/gif")]
    [InlineData("gz", "application/gzip")]
    [InlineData("ics", "text/calendar; charset=utf-8")]
    [InlineData("jpeg", "image/jpeg")]
    [InlineData("jpg", "image/jpeg")]
    [InlineData("key", "application/vnd.apple.keynote")]
    [InlineData("mp3", "audio/mpeg")]
    [InlineData("mp4", "video/mp4")]
    [InlineData("odp", "application/vnd.oasis.opendocument.presentation")]
    [InlineData("ods", "application/vnd.oasis.opendocument.spreadsheet")]
    [InlineData("odt", "application/vnd.oasis.opendocument.text")]
    [InlineData("pdf", "application/pdf")]
    [InlineData("png", "image/png")]
    [InlineData("pps", "application/vnd.ms-powerpoint")]
    [InlineData("ppsx", "application/vnd.openxmlformats-officedocument.presentationml.slideshow")]
    [InlineData("ppt", "application/vnd.ms-powerpoint")]
    [InlineData("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation")]
    [InlineData("svg", "image/svg+xml")]
    [InlineData("tgz", "application/gzip")]
    [InlineData("txt", "text/plain; charset=utf-8")]
    [InlineData("webm", "video/webm")]
    [InlineData("webp", "image/webp")]
    [InlineData("xls", "application/vnd.ms-excel")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("zip", "application/zip")]
    public void A_file_has_the_type_of_its_name(string extension, string type)
    {
        Assert.Equal(type, StaticFile.ContentType($"/files/engines.{extension}"));
        Assert.Equal(type, StaticFile.ContentType($"/FILES/ENGINES.{extension.ToUpperInvariant()}?v=1.2#page.3"));
    }

    [Theory]
    [InlineData("/events/nsmcon.html")]
    [InlineData("/js/site.js")]
    [InlineData("/css/site.css")]
    [InlineData("/pdf")]
    [InlineData("/engines.pdf/")]
    [InlineData("/page?file=engines.pdf")]
    [InlineData("")]
    public void What_a_browser_would_run_and_what_is_not_known_has_none(string path) => Assert.Null(StaticFile.ContentType(path));

    [Theory]
    [InlineData("/img/ada.jpg", true)]
    [InlineData("/img/ada.SVG?v=2", true)]
    [InlineData("/pdf/engines.pdf", false)]
    [InlineData("/video/engines.mp4", false)]
    [InlineData("/img/ada.html", false)]
    public void Only_a_picture_is_a_picture(string path, bool expected) => Assert.Equal(expected, StaticFile.IsPicture(path));

    [Theory]
    [InlineData("/img/ada.png", "img/ada.png")]
    [InlineData("//img/ada.png?v=2#top", "img/ada.png")]
    [InlineData("img/ada.png#top?v=2", "img/ada.png")]
    public void Its_place_below_the_folder_is_without_query_and_fragment(string path, string expected) =>
        Assert.Equal(expected, StaticFile.Relative(path));
}
