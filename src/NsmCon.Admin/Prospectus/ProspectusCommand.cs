using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Documents;
using NsmCon.Data;
using NsmCon.Typst;

namespace NsmCon.Admin.Prospectus;

static class ProspectusCommand
{
    public static Command Create()
    {
        var slug = new Argument<string>("slug") { Description = "The event, by the name in its address: nsmconeu2020." };
        var output = new Option<string>("--output", "-o") { Description = "The file to write.", Required = true };
        var command = new Command("prospectus", "Draws the sponsor prospectus of an event as a PDF.") { slug, output };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var app = Conference.Build([]);
                await using var scope = app.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ConferenceDb>().Migrate(cancel);
                return await Draw(scope.ServiceProvider, parsed.GetValue(slug)!, parsed.GetValue(output)!, cancel);
            }
        );
        return command;
    }

    internal static async Task<int> Draw(IServiceProvider services, string slug, string file, CancellationToken cancel)
    {
        var conference = await services
            .GetRequiredService<ConferenceDb>()
            .Events.AsNoTracking()
            .FirstOrDefaultAsync(e => e.Slug == slug, cancel);
        if (conference is null)
            return await Refuse($"There is no event \"{slug}\".");

        try
        {
            var pdf = await services.GetRequiredService<DrawProspectus>().Draw(conference, cancel);
            await File.WriteAllBytesAsync(file, pdf, cancel);
            Console.WriteLine($"{file}: {pdf.Length / 1000} kB");
            return 0;
        }
        catch (TypstException fault)
        {
            return await Refuse(fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return await Refuse($"{file} cannot be written: {fault.Message}");
        }
    }

    static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
