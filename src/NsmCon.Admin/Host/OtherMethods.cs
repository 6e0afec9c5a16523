using Microsoft.AspNetCore.Routing.Template;

namespace NsmCon.Admin.Host;

/// <summary>
/// What no page answers: a page that is there, but takes other methods, says which (RFC 9110, 15.5.6); all else is not there.
/// </summary>
static class OtherMethods
{
    public static IResult Answer(HttpContext context, EndpointDataSource endpoints, ParameterPolicyFactory policies)
    {
        var methods = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => Matches(endpoint, context, policies))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (methods.Count == 0)
            return Results.NotFound();

        context.Response.Headers.Allow = string.Join(", ", methods);
        return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }

    static bool Matches(RouteEndpoint endpoint, HttpContext context, ParameterPolicyFactory policies)
    {
        var pattern = endpoint.RoutePattern;
        var values = new RouteValueDictionary();
        return !pattern.Parameters.Any(parameter => parameter.IsCatchAll)
            && new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch(context.Request.Path, values)
            && pattern.Parameters.All(parameter =>
                parameter.ParameterPolicies.All(policy =>
                    policies.Create(parameter, policy) is not IRouteConstraint rule
                    || rule.Match(context, null, parameter.Name, values, RouteDirection.IncomingRequest)
                )
            );
    }
}
