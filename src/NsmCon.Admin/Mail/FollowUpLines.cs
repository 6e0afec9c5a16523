using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Mail;

/// <summary>What keeps one on to an inquiry, in words; in a list, a line for each.</summary>
public sealed record FollowUpLines(FollowUp FollowUp, FollowUpTime Time, Event Event)
{
    public bool IsSnoozed => FollowUp.IsSnoozed(Time.Now);

    /// <summary>Whether it came back, and nobody has asked anything since.</summary>
    public bool IsOnlyBack => FollowUp.AskedAt is null && FollowUp.IsBack(Time.Now);

    public bool IsDue => FollowUp.IsDue(Time.Now);

    public bool IsLate => FollowUp.IsLate(Time);

    /// <summary>"Today", or "3 days ago": since when the next step is due.</summary>
    public string DueSince =>
        (Today.DayNumber - FollowUp.NextStepOn!.Value.DayNumber) switch
        {
            0 => "today",
            1 => "yesterday",
            var days => $"{days} days ago",
        };

    /// <summary>"3 days": how long they have waited.</summary>
    public string Age => Distance.Describe(Time.Now - FollowUp.AskedAt!.Value);

    /// <summary>"48 hours": how long an answer may take.</summary>
    public string Aim => Time.AnswerWithin.TotalHours == 1 ? "1 hour" : InWords($"{Time.AnswerWithin.TotalHours:N0} hours");

    DateOnly Today => DateOnly.FromDateTime(Event.ToLocal(Time.Now));
}
