using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.ContentImport.Public;

/// <summary>Where a Git host tells that the site's content was pushed. It proves itself with the secret of <c>Content:HookSecret</c>.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, Route("hooks/content"), LimitAttempts]
public class ContentHookController(ConferenceSettings settings, ContentWatch watch) : Controller
{
    // GitHub sends no larger ones.
    const int LongestBody = 25 * 1024 * 1024;

    [HttpPost(""), RequestSizeLimit(LongestBody)]
    public async Task<IActionResult> Pushed()
    {
        if (settings.Content.HookSecret is not { } secret) return NotFound();
        if (!await HookProof.Holds(Request, secret)) return Unauthorized();

        watch.Ask();
        return Accepted();
    }
}
