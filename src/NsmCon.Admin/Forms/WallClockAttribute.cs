using System.ComponentModel.DataAnnotations;

namespace NsmCon.Admin.Forms;

/// <summary>A time on the event's own clock: without a zone, and in a year that a conference can have.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WallClockAttribute : ValidationAttribute
{
    /// <summary>What is said of another year.</summary>
    public const string OtherYear = "Choose a day between 1990 and 2200.";

    /// <summary>Whether a conference can have this year.</summary>
    public static bool IsYear(int year) => year is >= 1990 and <= 2200;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value switch
        {
            DateTime { Kind: not DateTimeKind.Unspecified } => Fault(
                "Write the time without a zone: it is that of the event's own clock.",
                validationContext
            ),
            DateTime { Year: var year } when !IsYear(year) => Fault(OtherYear, validationContext),
            DateOnly { Year: var year } when !IsYear(year) => Fault(OtherYear, validationContext),
            _ => null,
        };

    static ValidationResult Fault(string sentence, ValidationContext context) => new(sentence, [context.MemberName!]);
}
