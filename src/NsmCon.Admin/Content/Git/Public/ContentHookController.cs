using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Content.Git.Public;

/// <summary>
/// Where a Git host tells that the site's content was pushed. It proves itself with the secret of <c>Content:HookSecret</c>.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, Route("hooks/content"), LimitAttempts]
public class ContentHookController(ConferenceDb db, ConferenceSettings settings) : Controller
{
    // GitHub sends no larger ones.
    const int LongestBody = 25 * 1024 * 1024;

    [HttpPost(""), RequestSizeLimit(LongestBody)]
    public async Task<IActionResult> Pushed()
    {
        if (settings.Content.HookSecret is not { } secret)
            return NotFound();
        if (!await HookProof.Holds(Request, secret))
            return Unauthorized();

        // It reached one process; another may have the site.
        await db.Notify(NewsTopics.Push);
        return Accepted();
    }
}
