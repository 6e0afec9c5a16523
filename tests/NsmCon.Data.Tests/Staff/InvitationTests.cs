using NsmCon.Data.Staff;

namespace NsmCon.Data.Tests.Staff;

public class InvitationTests
{
    static Invitation UntilTomorrow() => new() { SecretHash = Secret.Hash(Secret.New()), ExpiresAt = A.Day.AddDays(1) };

    [Fact]
    public void A_link_works_once()
    {
        var link = UntilTomorrow();
        link.Use(A.Day);

        var refusal = Assert.Throws<RuleBrokenException>(() => link.Use(A.Day.AddMinutes(1)));

        Assert.Equal("This link was used already. Sign in, or ask for a new one.", refusal.Message);
        Assert.Equal(A.Day, link.UsedAt);
    }

    [Fact]
    public void A_link_works_until_just_before_it_expires()
    {
        UntilTomorrow().Use(A.Day.AddDays(1).AddTicks(-1));
        var late = UntilTomorrow();

        var refusal = Assert.Throws<RuleBrokenException>(() => late.Use(A.Day.AddDays(1)));

        Assert.Equal("This link has expired. Ask for a new one.", refusal.Message);
        Assert.Null(late.UsedAt);
    }
}
