namespace NsmCon.Hugo.Tests;

/// <summary>Edits that may be refused.</summary>
static class Refusable
{
    public static HugoPage Or(HugoPage otherwise, Func<HugoPage> edit)
    {
        try
        {
            return edit();
        }
        catch (EditRefusedException)
        {
            return otherwise;
        }
    }
}
