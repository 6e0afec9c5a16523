using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NsmCon.Admin.CheckIn;

/// <summary>How the door answers.</summary>
public enum DoorOutcome
{
    Welcome,
    AlreadyIn,
    Cancelled,
    AnotherEvent,
    UnknownCode,
    MistypedCode,
    ReplacedCode,
}

/// <summary>What was decided, and about which registration; 0 where there is none.</summary>
public sealed record DoorDecision(DoorOutcome Outcome, int RegistrationId = 0)
{
    const string OutcomeKey = "Door", RegistrationKey = "DoorRegistration";

    /// <summary>Keeps it for the next page only: who loads that page again sees no answer, and lets nobody in twice.</summary>
    public void Keep(ITempDataDictionary tempData) => (tempData[OutcomeKey], tempData[RegistrationKey]) = ((int)Outcome, RegistrationId);

    /// <summary>What the request before this one decided, if it did.</summary>
    public static DoorDecision? Take(ITempDataDictionary tempData) =>
        (tempData[OutcomeKey], tempData[RegistrationKey]) is (int outcome, int id) ? new((DoorOutcome)outcome, id) : null;
}
