using System.Text;

namespace NsmCon.Hugo;

/// <summary>Reads one tag by the rules of Hugo's lexer, and goes on after a fault.</summary>
internal sealed partial class TagLexer(string text, int start, FindingList findings)
{
    readonly List<ShortcodeParameter> parameters = [];
    readonly string closing = text[start + 2] == '%' ? "%}}" : ">}}";

    string name = "";
    bool isClosing;
    bool isSelfClosing;
    int position = start + 3;
    long recoverySteps;

    public long Steps => position - start + recoverySteps;

    public TagNode Read()
    {
        while (true)
        {
            var before = position;
            SkipSpace();

            // Hugo takes a shortcode for unclosed if its closing tag ends on another line than its name.
            if (isClosing && name.Length > 0 && text.AsSpan(before, position - before).IndexOfAny('\r', '\n') >= 0)
                return Fault(before, FindingCodes.TagCharacter, $"A closing tag ends on the line of its name: write {closing} there.");
            if (IsAt(closing))
                return Closed();
            if (position >= text.Length)
                return Fault(position, FindingCodes.TagOpen, "");
            if (isSelfClosing || (isClosing && name.Length > 0))
                return Fault(position, FindingCodes.TagCharacter, $"Only {closing} may follow here: remove what comes before it.");

            var fault = name.Length == 0 ? ReadName() : ReadNext();
            if (fault is not null)
                return fault;
        }
    }

    TagNode Closed()
    {
        if (name.Length == 0)
            return Fault(start, FindingCodes.TagNameless, "This tag has no shortcode name: write one, or remove the tag.");

        position += closing.Length;
        return Node(position, isBroken: false);
    }

    TagNode? ReadName()
    {
        if (text[position] == '/' && !isClosing)
        {
            isClosing = true;
            position++;
            return null;
        }

        var begin = position;
        if (text[position] != '-')
        {
            while (WordLength() is var length and > 0)
                position += length;
        }

        while (position > begin && position < text.Length && (text[position] == '/' || WordLength() > 0))
            position += Math.Max(1, WordLength());
        if (position > begin && IsAt(".inline"))
            position += ".inline".Length;

        name = text[begin..position];
        return position > begin ? null : Unexpected("A tag begins with the shortcode's name.");
    }

    TagNode? ReadNext()
    {
        var at = text[position];
        if (at == '/')
        {
            isSelfClosing = true;
            position++;
            return null;
        }

        if (at is '"' or '`')
            return ReadPositional(position, at == '"' ? ValueQuoting.Quoted : ValueQuoting.Raw);
        if (at == '\\')
            return ReadBackslash();

        return WordLength() > 0
            ? ReadWord()
            : Unexpected("Values with other characters than letters, digits, - and _ need straight double quotes (\").");
    }

    TagNode? ReadBackslash()
    {
        position++;
        if (IsAt("`"))
            return BackslashBacktick();

        // Hugo passes over any other single backslash.
        return IsAt("\"") ? ReadPositional(position - 1, ValueQuoting.EscapedQuoted) : null;
    }

    TagNode Unexpected(string advice)
    {
        Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out _);
        var shown = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? "" : $" {rune}";
        return Fault(position, FindingCodes.TagCharacter, $"The character{shown} (U+{rune.Value:X4}) is not allowed here. {advice}");
    }

    TagNode BackslashBacktick() =>
        Fault(position - 1, FindingCodes.BackslashBacktick, "Hugo cannot read a backslash before a backtick: remove one of them.");

    TagNode Fault(int at, string code, string message)
    {
        var end = Recover(out var endsWithDelimiter);
        var mayLackEnd = code is FindingCodes.TagCharacter or FindingCodes.ParametersMixed or FindingCodes.TagOpen;
        if (mayLackEnd && !endsWithDelimiter)
            findings.Error(start, FindingCodes.TagOpen, $"This tag has no end: close it with {closing}.");
        else
            findings.Error(at, code, message);

        return Node(end, isBroken: true);
    }

    /// <summary>The tag goes on to the next delimiter, or to the end of the line; never back, so time stays linear.</summary>
    int Recover(out bool endsWithDelimiter)
    {
        endsWithDelimiter = false;
        var at = position;
        for (; at < text.Length && text[at] != '\n'; at++)
        {
            endsWithDelimiter = IsAt("%}}", at) || IsAt(">}}", at);
            if (endsWithDelimiter || IsAt("{{<", at) || IsAt("{{%", at))
                break;
        }

        recoverySteps += at - position;
        return endsWithDelimiter ? at + 3 : at;
    }

    TagNode Node(int end, bool isBroken) =>
        new(text, start, end)
        {
            Name = name,
            IsClosing = isClosing,
            IsSelfClosing = isSelfClosing,
            IsBroken = isBroken,
            Parameters = parameters,
        };

    void SkipSpace()
    {
        while (position < text.Length && text[position] is ' ' or '\t' or '\r' or '\n')
            position++;
    }

    bool IsAt(string expected) => IsAt(expected, position);

    bool IsAt(string expected, int at) => string.CompareOrdinal(text, at, expected, 0, expected.Length) == 0;

    /// <summary>The length of the letter, digit, hyphen or underscore here; 0 if it is something else.</summary>
    int WordLength()
    {
        if (position >= text.Length)
            return 0;
        if (text[position] is '-' or '_')
            return 1;

        var isRune = Rune.TryGetRuneAt(text, position, out var rune);
        return isRune && (Rune.IsLetter(rune) || Rune.IsDigit(rune)) ? rune.Utf16SequenceLength : 0;
    }
}
