using Microsoft.AspNetCore.Mvc;

namespace NsmCon.Admin.Tests.Shared;

public class ApiBehaviorTests
{
    [Fact]
    public void No_controller_needs_what_is_left_out_for_the_start()
    {
        var controllers = typeof(Conference).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ControllerBase))).ToList();

        Assert.NotEmpty(controllers);
        Assert.DoesNotContain(controllers, type => type.IsDefined(typeof(ApiControllerAttribute), inherit: true));
    }
}
