using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace NsmCon.Admin.Host;

/// <summary>What a field says that breaks a rule for which it has no sentence of its own.</summary>
sealed class RuleSentences : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (
            var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>().Where(rule => rule.ErrorMessage is null)
        )
        {
            if (rule is StringLengthAttribute or MaxLengthAttribute)
                rule.ErrorMessage = "This is too long: {1} characters at most.";
            if (rule is RequiredAttribute)
                rule.ErrorMessage = "Fill this in.";
        }
    }
}
