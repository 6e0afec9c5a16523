using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NsmCon.Admin.Shared;

/// <summary>One sentence that survives one redirect: <c>TempData.Say("Ada's registration was cancelled.")</c>.</summary>
public static class Flash
{
    const string Key = "Flash";

    public static void Say(this ITempDataDictionary tempData, string sentence) => tempData[Key] = sentence;

    public static string? Said(this ITempDataDictionary tempData) => tempData[Key] as string;
}
