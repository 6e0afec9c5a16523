using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NsmCon.Admin.Shared;

/// <summary>One sentence that survives one redirect: <c>TempData.Say("Ada's registration was cancelled.")</c>.</summary>
public static class Flash
{
    const string Key = "Flash";
    const string RefusalKey = "Refusal";

    public static void Say(this ITempDataDictionary tempData, string sentence) => tempData[Key] = sentence;

    /// <summary>The sentence of a broken rule; shown as a warning.</summary>
    public static void Refuse(this ITempDataDictionary tempData, string sentence) => tempData[RefusalKey] = sentence;

    public static string? Refused(this ITempDataDictionary tempData) => tempData[RefusalKey] as string;

    public static string? Said(this ITempDataDictionary tempData) => tempData[Key] as string;
}
