using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NsmCon.Admin.Shared;

/// <summary>One sentence that survives one redirect: <c>TempData.ShowMessage("Ada's registration was canceled.")</c>.</summary>
public static class Flash
{
    const string Key = "Flash";
    const string RefusalKey = "Refusal";
    const string UndoKey = "Undo";
    const string TakeBackKey = "TakeBack";
    const string SecondsKey = "Seconds";

    public static void ShowMessage(this ITempDataDictionary tempData, string sentence) => tempData[Key] = sentence;

    /// <summary>The sentence about a change of an event's agenda, with a button that undoes it and comes back to the path.</summary>
    public static void ShowUndoable(this ITempDataDictionary tempData, string sentence, string path)
    {
        tempData.ShowMessage(sentence);
        tempData[UndoKey] = path;
    }

    /// <summary>Where to come back to after undoing what was said; null for what is no step of an agenda.</summary>
    public static string? Undoable(this ITempDataDictionary tempData) => tempData[UndoKey] as string;

    /// <summary>
    /// The sentence about something that happens in ten seconds, with a button that posts to an address and so takes it back.
    /// </summary>
    public static void ShowTakeBack(this ITempDataDictionary tempData, string sentence, string address)
    {
        tempData.ShowReversible(sentence, address);
        tempData[SecondsKey] = 10;
    }

    /// <summary>
    /// The sentence about something that was done, with a button that posts to an address and so takes it back, at any time.
    /// </summary>
    public static void ShowReversible(this ITempDataDictionary tempData, string sentence, string address)
    {
        tempData.ShowMessage(sentence);
        tempData[TakeBackKey] = address;
    }

    /// <summary>The address that takes back what was said; null for what cannot be.</summary>
    public static string? TakeBackAddress(this ITempDataDictionary tempData) => tempData[TakeBackKey] as string;

    /// <summary>For how many seconds; null for what can be taken back at any time.</summary>
    public static int? TakeBackSeconds(this ITempDataDictionary tempData) => tempData[SecondsKey] as int?;

    /// <summary>The sentence of a broken rule; shown as a warning.</summary>
    public static void Refuse(this ITempDataDictionary tempData, string sentence) => tempData[RefusalKey] = sentence;

    public static string? Refused(this ITempDataDictionary tempData) => tempData[RefusalKey] as string;

    public static string? Message(this ITempDataDictionary tempData) => tempData[Key] as string;
}
