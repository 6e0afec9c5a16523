namespace NsmCon.Data.Registrations;

/// <summary>What can be corrected of a registration, beside its ticket type.</summary>
public sealed record RegistrationDetails(string Name, string Email, string Company, string DietaryNeeds)
{
    /// <summary>As they are.</summary>
    public static RegistrationDetails FromRegistration(Registration registration) =>
        new(registration.Name, registration.Email, registration.Company, registration.DietaryNeeds);
}

/// <summary>Another place of the same event has the address.</summary>
public sealed class AddressTakenException : RuleBrokenException
{
    /// <summary>The refusal of an address.</summary>
    public AddressTakenException(string address)
        : base($"Someone else is registered with {address} already.") => About = nameof(RegistrationDetails.Email);
}
