using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using NsmCon.Data;

namespace NsmCon.Admin.Host;

/// <summary>What a form says when a value has not the form of its field.</summary>
static class BindingSentences
{
    public static void Speak(this DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueMustNotBeNullAccessor(_ => "Fill this in.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Fill this in.");
        messages.SetMissingKeyOrValueAccessor(() => "Fill this in.");
        messages.SetValueMustBeANumberAccessor(_ => "Write a number, such as 150.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Write a number, such as 150.");
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Odd(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(Odd);
        messages.SetUnknownValueIsInvalidAccessor(_ => "This value does not fit here.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "This value does not fit here.");
        messages.SetValueIsInvalidAccessor(Odd);
    }

    static string Odd(string value) => $"\"{value.Shorten(41)}\" does not fit here.";
}
