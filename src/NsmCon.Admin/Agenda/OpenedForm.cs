using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace NsmCon.Admin.Agenda;

/// <summary>A form that shows what is saved, which somebody else may change while it is open.</summary>
public abstract class OpenedForm
{
    /// <summary>The version that the form was filled from.</summary>
    public int Version { get; set; }

    /// <summary>When it was filled, in ticks of UTC, so that it can be said who changed something since.</summary>
    public long OpenedAtTicks { get; set; }

    /// <summary>What somebody else saved while it was open.</summary>
    [BindNever]
    public Meanwhile? Meanwhile { get; set; }

    [BindNever]
    public bool MayChange { get; set; }

    public DateTime OpenedAt => new(Math.Clamp(OpenedAtTicks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    /// <summary>Takes the form as filled now, if it was not before.</summary>
    public void Open(DateTime now, bool mayChange)
    {
        MayChange = mayChange;
        if (OpenedAtTicks == 0) OpenedAtTicks = now.Ticks;
    }

    /// <summary>What is said when it was deleted while it was open.</summary>
    public static string Gone(string what) => $"This {what} was deleted meanwhile. What you typed is still here: save it to add it as a new {what}.";

    /// <summary>Takes the form as filled from what somebody else saved.</summary>
    public void OpenAgain(DateTime now, int version, Meanwhile? meanwhile = null) => (OpenedAtTicks, Version, Meanwhile) = (now.Ticks, version, meanwhile);
}
