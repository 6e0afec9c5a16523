using NsmCon.Data.Events;

namespace NsmCon.Data.Tests.Events;

public class AmountLeftTests
{
    [Theory]
    [InlineData(20, 17, "3 of 20 left")]
    [InlineData(1, 0, "1 left")]
    [InlineData(2, 1, "1 of 2 left")]
    [InlineData(5, 5, "0 of 5 left")]
    [InlineData(5, 7, "0 of 5 left")]
    public void What_is_left_is_said_in_one_way(int size, int taken, string words) =>
        Assert.Equal(words, new AmountLeft(size, taken).Words);

    [Theory]
    [InlineData(10, 5, 2, true)]
    [InlineData(10, 4, 2, false)]
    [InlineData(10, 8, 5, true)]
    [InlineData(10, 7, 5, false)]
    [InlineData(3, 2, 5, true)]
    [InlineData(10, 10, 2, false)]
    [InlineData(int.MaxValue, 0, 2, false)]
    public void Few_is_a_part_of_all_or_the_last_one(int size, int taken, int part, bool isLow) =>
        Assert.Equal(isLow, new AmountLeft(size, taken).IsLow(part));
}
