using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NsmCon.Admin.Content;
using NsmCon.Admin.Inbox.Mailbox;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Processes;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Processes;

/// <summary>Two apps on one database, with one clock that stands still: what one knows of the other, it was told.</summary>
public class TwoProcessesTests
{
    const string Page = $"/events/{RunningApp.Seed}";

    [SkippableFact]
    public async Task A_page_that_one_process_keeps_is_dropped_as_soon_as_the_other_saves()
    {
        await using var first = await RunningApp.Start(Databases.PostgreSql);
        await using var second = await first.StartAnother();
        using var browser = second.Browser();
        Assert.DoesNotContain("Meshes of 2020", await browser.GetStringAsync(Page), StringComparison.Ordinal);

        await using (var db = first.OpenDb())
        {
            (await db.Talks.FirstAsync(talk => talk.Kind == TalkKind.Talk)).Title = "Meshes of 2020";
            await db.SaveChangesAsync();
        }

        await first.Publish();

        await Eventually.WaitUntil(async () => (await browser.GetStringAsync(Page)).Contains("Meshes of 2020", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_photo_that_one_process_took_is_shown_by_the_other()
    {
        await using var first = await RunningApp.Start(Databases.PostgreSql);
        await using var second = await first.StartAnother();
        await using (var db = first.OpenDb())
        {
            var eventId = await db.Events.Where(e => e.Slug == RunningApp.Seed).Select(e => e.Id).SingleAsync();
            db.Add(
                new SpeakerPhoto
                {
                    EventId = eventId,
                    Path = "/img/speakers/ada-1.jpg",
                    ContentType = "image/jpeg",
                    Bytes = [1],
                    AddedBy = "ada",
                    AddedAt = first.Now(),
                }
            );
            await db.SaveChangesAsync();
        }

        await Eventually.WaitUntil(() => second.Services.GetRequiredService<SpeakerPhotos>().Has("/img/speakers/ada-1.jpg"));
    }

    [SkippableFact]
    public async Task Each_worker_runs_in_one_of_them_and_in_the_other_when_that_ends()
    {
        await using var first = await RunningApp.Start(Databases.PostgreSql);
        await first.WholeRound("Outgoing mail");
        var second = await first.StartAnother();
        await second.WholeRound("Photos");

        var own = Ran(second);
        await first.End();
        await second.WholeRound("Outgoing mail");

        Assert.Equal(["Photos"], own);
        await second.DisposeAsync();
    }

    [SkippableFact]
    public async Task Without_turns_it_would_run_in_both()
    {
        await using var first = await RunningApp.Start(Databases.PostgreSql);
        await first.WholeRound("Outgoing mail");
        await using var second = await first.StartAnother(services =>
            services.Replace(ServiceDescriptor.Singleton(all => new WorkTurns(all.GetServices<SharedWork>(), isAlone: true)))
        );

        await second.WholeRound("Outgoing mail");
        await first.WholeRound("Outgoing mail");

        Assert.Contains("Outgoing mail", Ran(second));
    }

    [SkippableFact]
    public async Task A_push_that_reached_one_process_is_imported_by_the_one_that_has_the_site()
    {
        await using var first = await RunningApp.Start(Databases.PostgreSql, "Content:HookSecret=a secret of sixteen letters");
        await first.WholeRound("Content import");
        await using var second = await first.StartAnother();
        var page = Path.Combine(first.Folder, "content", "events", "nsmconeu2020.md");
        await File.WriteAllTextAsync(
            page,
            (await File.ReadAllTextAsync(page)).Replace("NSMCon EU 2020", "NSMCon EU in 2020", StringComparison.Ordinal)
        );

        await using (var db = second.OpenDb())
            await db.Notify(NewsTopics.Push);

        await Eventually.WaitUntil(async () =>
        {
            await using var db = first.OpenDb();
            return await db.Events.AnyAsync(e => e.Title == "NSMCon EU in 2020");
        });
    }

    [SkippableFact]
    public async Task Whoever_wants_the_mailbox_read_at_once_wakes_the_process_that_reads_it()
    {
        await using var first = await RunningApp.Start(Databases.PostgreSql);
        await using var second = await first.StartAnother();
        var asleep = first.Services.GetRequiredService<MailboxWatch>().Woken;

        await Eventually.WaitUntil(async () =>
        {
            await using var db = second.OpenDb();
            await db.Notify(NewsTopics.Mailbox);
            return asleep.IsCancellationRequested;
        });
    }

    [SkippableFact]
    public async Task Both_show_why_the_mail_server_takes_no_mail_and_how_the_folder_was_last_imported()
    {
        await using var first = await RunningApp.Start(Databases.PostgreSql);
        await using var second = await first.StartAnother();

        first.Services.GetRequiredService<MailServerFault>().Sentence = "It is full.";
        first
            .Services.GetRequiredService<ContentNews>()
            .Report(new(first.Now(), ImportCause.Hook, null, [new("a.md", "a", "has conflicts", IsLeftOut: true)]));
        await Eventually.WaitUntil(() => second.Services.GetRequiredService<MailServerFault>().Sentence == "It is full.");
        await Eventually.WaitUntil(() => second.Services.GetRequiredService<ContentNews>().Last?.Sentence == "a.md has conflicts.");
        second.Services.GetRequiredService<MailServerFault>().Sentence = null;

        await Eventually.WaitUntil(() => first.Services.GetRequiredService<MailServerFault>().Sentence is null);
    }

    static List<string> Ran(RunningApp app) =>
        [
            .. app
                .Services.GetRequiredService<WorkerHealth>()
                .Own.Where(worker => worker.LastRunAt is not null)
                .Select(worker => worker.Name),
        ];
}
