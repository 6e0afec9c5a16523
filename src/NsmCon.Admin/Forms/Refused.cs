using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Data;

namespace NsmCon.Admin.Forms;

/// <summary>A refusal, shown in the form that asked for it.</summary>
static class Refused
{
    /// <summary>Shows the sentence at the field that it is about, or above all of them.</summary>
    /// <param name="state">The form's state.</param>
    /// <param name="refusal">Who said no, and why.</param>
    /// <param name="prefix">What the names of the form's fields begin with: "Form.".</param>
    public static void Add(this ModelStateDictionary state, RuleBrokenException refusal, string prefix = "") =>
        state.AddModelError(refusal.About is { } field ? prefix + field : "", refusal.Message);
}
