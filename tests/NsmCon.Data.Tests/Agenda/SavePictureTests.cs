using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;

namespace NsmCon.Data.Tests.Agenda;

public class SavePictureTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_photo_is_kept_with_its_path_and_the_speaker_has_it(string provider)
    {
        await using var conference = await Arrange(provider);

        await SavePhoto(conference, "1", A.Day);
        await SavePhoto(conference, "1", A.Day);

        Assert.Equal("/img/speakers/grace-1", await conference.Read(db => db.Speakers.Select(s => s.ImagePath).SingleAsync()));
        var kept = await conference.Read(db => db.SpeakerPhotos.SingleAsync());
        Assert.Equal((1, "image/jpeg", "system", A.Day), (kept.EventId, kept.ContentType, kept.AddedBy, kept.AddedAt));
        Assert.Equal(
            "New photo of Grace Hopper",
            await conference.Read(db => db.AgendaSteps.OrderBy(step => step.Id).Select(step => step.Title.Words).LastAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task After_twenty_of_one_name_the_next_waits_for_another_day(string provider)
    {
        await using var conference = await Arrange(provider);
        for (var sent = 0; sent < Picture.MostInADay; sent++)
            await SavePhoto(conference, $"{sent}", A.Day);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => SavePhoto(conference, "late", A.Day.AddHours(23)));
        await SavePhoto(conference, "19", A.Day.AddHours(23));
        await SavePhoto(conference, "late", A.Day.AddDays(1));

        Assert.Equal("20 photos of Grace Hopper came within a day. Send the next one tomorrow.", refusal.Message);
        Assert.Equal(Picture.MostInADay + 1, await conference.Read(db => db.SpeakerPhotos.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_saw_an_older_version_keeps_no_picture(string provider)
    {
        await using var conference = await Arrange(provider);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SavePhoto(conference, "1", A.Day, version: 7));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SaveLogo(conference, version: 7));

        Assert.False(await conference.Read(db => db.SpeakerPhotos.AnyAsync()));
        Assert.Null(await conference.Read(db => db.Speakers.Select(speaker => speaker.ImagePath).SingleAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_logo_is_kept_as_a_photo_is(string provider)
    {
        await using var conference = await Arrange(provider);

        await SaveLogo(conference, version: null);

        Assert.Equal("/img/sponsors/acme-1", await conference.Read(db => db.Sponsors.Select(sponsor => sponsor.LogoPath).SingleAsync()));
        Assert.Equal("image/png", await conference.Read(db => db.SpeakerPhotos.Select(photo => photo.ContentType).SingleAsync()));
    }

    static async Task<ConferenceDatabase> Arrange(string provider)
    {
        var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Speaker(1), A.Sponsor());
        return conference;
    }

    static async Task SavePhoto(ConferenceDatabase conference, string end, DateTime now, int? version = null)
    {
        await using var db = conference.CreateDbContext();
        var grace = await db.Speakers.SingleAsync();
        await new SavePhoto(db).Save(grace, version ?? grace.Version, new($"/img/speakers/grace-{end}", "image/jpeg", [1]), now, default);
    }

    static async Task SaveLogo(ConferenceDatabase conference, int? version)
    {
        await using var db = conference.CreateDbContext();
        var acme = await db.Sponsors.SingleAsync();
        await new SaveLogo(db).Save(acme, version ?? acme.Version, 1, new("/img/sponsors/acme-1", "image/png", [1]), A.Day, default);
    }
}
