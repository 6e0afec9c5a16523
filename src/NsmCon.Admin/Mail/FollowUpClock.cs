using NsmCon.Admin.Settings;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Mail;

/// <summary>Tells by which moment and which aim inquiries are due and late.</summary>
public sealed class FollowUpClock(ConferenceSettings settings, TimeProvider clock)
{
    public FollowUpTime Time => new(clock.GetUtcNow().UtcDateTime, settings.Mail.AnswerWithin);
}
