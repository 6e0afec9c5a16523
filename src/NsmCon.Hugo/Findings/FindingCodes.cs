namespace NsmCon.Hugo;

/// <summary>The stable codes of all diagnostics. docs/FINDINGS.md says what each means and what to do.</summary>
public static class FindingCodes
{
    /// <summary>The page is not UTF-8.</summary>
    public const string NotUtf8 = "H101";

    /// <summary>The page is larger than <see cref="HugoPage.MaxBytes"/>.</summary>
    public const string TooLarge = "H102";

    /// <summary>The page is empty.</summary>
    public const string Empty = "H103";

    /// <summary>The front matter has no end.</summary>
    public const string FrontMatterOpen = "H201";

    /// <summary>The front matter is not valid TOML, YAML or JSON.</summary>
    public const string FrontMatterInvalid = "H202";

    /// <summary>The front matter is nested too deeply.</summary>
    public const string FrontMatterDepth = "H203";

    /// <summary>The page begins like front matter, but the delimiter is wrong.</summary>
    public const string FrontMatterDelimiter = "H204";

    /// <summary>A front matter field holds another kind of value than expected.</summary>
    public const string FrontMatterType = "H205";

    /// <summary>A tag has no closing delimiter.</summary>
    public const string TagOpen = "H301";

    /// <summary>A tag has no shortcode name.</summary>
    public const string TagNameless = "H302";

    /// <summary>A tag holds a character that may not stand there.</summary>
    public const string TagCharacter = "H303";

    /// <summary>A quoted value has no end.</summary>
    public const string QuoteOpen = "H304";

    /// <summary>A raw value has no end.</summary>
    public const string RawOpen = "H305";

    /// <summary>Named and positional parameters stand in one tag.</summary>
    public const string ParametersMixed = "H306";

    /// <summary>A backslash stands before a backtick.</summary>
    public const string BackslashBacktick = "H307";

    /// <summary>A shortcode is not closed.</summary>
    public const string ShortcodeOpen = "H308";

    /// <summary>A closing tag closes nothing.</summary>
    public const string CloseWithoutOpen = "H309";

    /// <summary>Two shortcodes cross.</summary>
    public const string Crossed = "H310";

    /// <summary>A shortcode without inner text is closed.</summary>
    public const string ClosedWithoutInner = "H311";

    /// <summary>An escaped shortcode has no end.</summary>
    public const string EscapeOpen = "H312";

    /// <summary>A shortcode is not known.</summary>
    public const string ShortcodeUnknown = "H313";

    /// <summary>The name of a shortcode is misspelled.</summary>
    public const string ShortcodeMisspelled = "H318";

    /// <summary>A parameter is not known.</summary>
    public const string ParameterUnknown = "H314";

    /// <summary>A parameter is given twice.</summary>
    public const string ParameterTwice = "H315";

    /// <summary>A parameter that is needed is missing or empty.</summary>
    public const string ParameterMissing = "H316";

    /// <summary>A value without quotes touches the closing delimiter, or is missing.</summary>
    public const string BareValue = "H317";

    /// <summary>The page has no title.</summary>
    public const string TitleMissing = "H401";

    /// <summary>The front matter's date is not the event's day.</summary>
    public const string DateDiffers = "H402";

    /// <summary>The page does not say when the event is.</summary>
    public const string DateMissing = "H403";

    /// <summary>A button has no name or no href.</summary>
    public const string ButtonIncomplete = "H404";

    /// <summary>A section is empty.</summary>
    public const string SectionEmpty = "H405";

    /// <summary>Two headings have one anchor.</summary>
    public const string AnchorTwice = "H406";

    /// <summary>A time cannot be read.</summary>
    public const string TimeUnreadable = "H411";

    /// <summary>A talk begins before the talk above it.</summary>
    public const string TimeOrder = "H412";

    /// <summary>A talk stands inside another talk.</summary>
    public const string TalkInTalk = "H413";

    /// <summary>A time may mean the night or the afternoon, or mixes two clocks.</summary>
    public const string TimeUnclear = "H417";

    /// <summary>A talk's end is not used.</summary>
    public const string EndUnused = "H418";

    /// <summary>Times, or a time and a zone that the page names, are not equally far from UTC.</summary>
    public const string OffsetDiffers = "H419";

    /// <summary>A heading over talks looks like a day and is none of the event's.</summary>
    public const string DayUnreadable = "H451";

    /// <summary>A weekday is not that of its date.</summary>
    public const string WeekdayWrong = "H452";

    /// <summary>A day of the event has no talk.</summary>
    public const string DayEmpty = "H453";

    /// <summary>A talk stands in a comment.</summary>
    public const string TalkInComment = "H416";

    /// <summary>A heading inside a talk has another level than usual.</summary>
    public const string HeadingLevel = "H414";

    /// <summary>One talk stands on the page twice.</summary>
    public const string TalkTwice = "H454";

    /// <summary>A day has many hours without a talk.</summary>
    public const string LongPause = "H455";

    /// <summary>Talks have no abstract, while most others have one.</summary>
    public const string AbstractMissing = "H456";

    /// <summary>A slides or video section has no link.</summary>
    public const string LinkMissing = "H415";

    /// <summary>One speaker is described in two ways.</summary>
    public const string SpeakerDiffers = "H421";

    /// <summary>One name has two handles.</summary>
    public const string HandleDiffers = "H422";

    /// <summary>A speaker's name has a comma but no " - ".</summary>
    public const string NameUnsplit = "H423";

    /// <summary>A handle is a path or words, and so no person's.</summary>
    public const string HandleOdd = "H424";

    /// <summary>Two people have one name.</summary>
    public const string OneNameTwoPeople = "H425";

    /// <summary>One person is named twice for one talk.</summary>
    public const string SpeakerTwice = "H426";

    /// <summary>The name of one person may be written in two ways.</summary>
    public const string NameTwoWays = "H427";

    /// <summary>The name of one company may be written in two ways.</summary>
    public const string CompanyTwoWays = "H428";

    /// <summary>Two people whose names have nothing in common have one handle.</summary>
    public const string HandleOfAnother = "H429";

    /// <summary>One sponsor stands in a section twice.</summary>
    public const string SponsorTwice = "H461";

    /// <summary>A sponsor has no logo or no link, while others have one.</summary>
    public const string SponsorIncomplete = "H462";

    /// <summary>One sponsor stands in two sections.</summary>
    public const string SponsorInTwoSections = "H463";

    /// <summary>An image does not exist.</summary>
    public const string ImageMissing = "H431";

    /// <summary>A file that the page links to does not exist.</summary>
    public const string FileMissing = "H432";

    /// <summary>An address has no scheme, or one that is misspelled.</summary>
    public const string AddressOdd = "H433";

    /// <summary>A letter of another alphabet looks like a Latin one.</summary>
    public const string LookAlike = "H441";

    /// <summary>A name or title has more than one space in a row.</summary>
    public const string DoubleSpace = "H442";

    /// <summary>A word is broken over two lines.</summary>
    public const string BrokenWord = "H443";

    /// <summary>Git left the two sides of a conflict in the page.</summary>
    public const string ConflictMarkers = "H444";

    /// <summary>A character has no width, and nobody sees it.</summary>
    public const string Invisible = "H445";

    /// <summary>A note to oneself is still there.</summary>
    public const string ToDo = "H446";
}
