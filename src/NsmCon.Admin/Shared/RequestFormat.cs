namespace NsmCon.Admin.Shared;

/// <summary>In which form an answer is asked for.</summary>
static class RequestFormat
{
    /// <summary>Whether JSON alone is: a browser asks for HTML, and a script of ours or another program for nothing else.</summary>
    public static bool IsForProgram(this HttpRequest request) =>
        request.GetTypedHeaders().Accept is { Count: > 0 } accepted
        && accepted.All(type =>
            type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/problem+json", StringComparison.OrdinalIgnoreCase)
        );
}
