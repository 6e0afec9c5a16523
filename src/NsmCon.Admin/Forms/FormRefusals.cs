using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Data;

namespace NsmCon.Admin.Forms;

/// <summary>A refusal, shown in the form that asked for it.</summary>
static class FormRefusals
{
    /// <summary>Does what the form asks for; a refusal is shown in it.</summary>
    /// <param name="state">The form's state.</param>
    /// <param name="work">What it asks for.</param>
    /// <param name="prefix">What the names of the form's fields begin with: "Form.".</param>
    /// <returns>Whether it was done.</returns>
    public static async Task<bool> Try(this ModelStateDictionary state, Func<Task> work, string prefix = "")
    {
        try
        {
            await work();
            return true;
        }
        catch (RuleBrokenException refusal)
        {
            state.Add(refusal, prefix);
            return false;
        }
    }

    /// <summary>Shows the sentence at the field that it is about, or above all of them.</summary>
    /// <param name="state">The form's state.</param>
    /// <param name="refusal">Who said no, and why.</param>
    /// <param name="prefix">What the names of the form's fields begin with: "Form.".</param>
    public static void Add(this ModelStateDictionary state, RuleBrokenException refusal, string prefix = "") =>
        state.AddModelError(refusal.About is { } field ? prefix + field : "", refusal.Message);
}
