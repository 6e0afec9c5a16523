using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using NsmCon.Data;

namespace NsmCon.Admin.Host;

/// <summary>What a form says when a value has not the form of its field.</summary>
static class BindingSentences
{
    public static void SetMessages(this DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueMustNotBeNullAccessor(_ => "Fill this in.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Fill this in.");
        messages.SetMissingKeyOrValueAccessor(() => "Fill this in.");
        messages.SetValueMustBeANumberAccessor(_ => "Write a number, such as 150.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Write a number, such as 150.");
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Misfit(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(Misfit);
        messages.SetUnknownValueIsInvalidAccessor(_ => "This value does not fit here.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "This value does not fit here.");
        messages.SetValueIsInvalidAccessor(Misfit);
    }

    static string Misfit(string value) => $"\"{value.Shorten(41)}\" does not fit here.";
}
