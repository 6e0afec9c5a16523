namespace NsmCon.Hugo;

internal sealed partial class TagLexer
{
    const string MixedMessage = "Named and positional parameters cannot be mixed in one tag: name them all, or none.";

    // Hugo decides by the first parameter; a space before its = makes it look positional at first.
    bool? firstTouchesEquals;

    TagNode? ReadWord()
    {
        var begin = position;
        while (position < text.Length && (WordLength() > 0 || text[position] == '.'))
            position += Math.Max(1, WordLength());

        var word = text[begin..position];
        var touchesEquals = IsAt("=");
        firstTouchesEquals ??= touchesEquals;
        if (firstTouchesEquals != touchesEquals)
            return Fault(begin, FindingCodes.ParametersMixed, MixedMessage);

        var wordEnd = position;
        SkipSpace();
        if (IsAt("="))
            return ReadNamed(begin, word);

        position = wordEnd;
        return Add(null, word, ValueQuoting.Bare, begin, begin);
    }

    TagNode? ReadNamed(int begin, string key)
    {
        position++;
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;

        if (IsAt("\""))
            return ReadQuoted(begin, key, ValueQuoting.Quoted);
        if (IsAt("`"))
            return ReadRaw(begin, key);
        if (IsAt("\\\""))
            return ReadQuoted(begin, key, ValueQuoting.EscapedQuoted);

        return ReadBare(begin, key);
    }

    TagNode? ReadPositional(int begin, ValueQuoting quoting)
    {
        if (firstTouchesEquals == true)
            return Fault(begin, FindingCodes.ParametersMixed, MixedMessage);

        firstTouchesEquals = false;
        position = begin;
        return quoting == ValueQuoting.Raw ? ReadRaw(begin, null) : ReadQuoted(begin, null, quoting);
    }

    TagNode? ReadBare(int begin, string key)
    {
        var valueStart = position;
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && !IsAt(closing))
            position++;

        var value = text[valueStart..position];
        if (value.Length == 0 || IsAt(closing))
        {
            Add(key, value, ValueQuoting.Bare, begin, valueStart);
            return Fault(valueStart, FindingCodes.BareValue, $"Hugo reads {closing} as part of this value: write {key}=\"{value}\".");
        }

        return Add(key, value, ValueQuoting.Bare, begin, valueStart);
    }

    TagNode? ReadRaw(int begin, string? key)
    {
        var valueStart = position;
        var end = text.IndexOf('`', valueStart + 1);
        if (end < 0)
        {
            position = valueStart + 1;
            recoverySteps += text.Length - position;
            return Fault(valueStart, FindingCodes.RawOpen, "This value has no end: close it with a backtick (`).");
        }

        position = end + 1;
        return Add(key, text[(valueStart + 1)..end], ValueQuoting.Raw, begin, valueStart);
    }

    TagNode? ReadQuoted(int begin, string? key, ValueQuoting quoting)
    {
        var valueStart = position;
        var contentStart = valueStart + (quoting == ValueQuoting.Quoted ? 1 : 2);
        var hasEscape = false;
        for (position = contentStart; position < text.Length && text[position] != '\n'; position++)
        {
            if (text[position] == '"')
                return AddQuoted(key, quoting, hasEscape, begin, valueStart, contentStart, position + 1);
            if (text[position] != '\\')
                continue;

            position++;
            if (IsAt("`"))
                return BackslashBacktick();
            if (!IsAt("\""))
                position--;
            else if (quoting == ValueQuoting.Quoted)
                hasEscape = true;
            else
                return AddQuoted(key, quoting, hasEscape, begin, valueStart, contentStart, position + 1);
        }

        recoverySteps += position - contentStart;
        position = contentStart;
        return Fault(
            valueStart,
            FindingCodes.QuoteOpen,
            "This value has no end on its line: close it with a double quote (\"); a value with a line break goes in backticks (`)."
        );
    }

    TagNode? AddQuoted(string? key, ValueQuoting quoting, bool hasEscape, int begin, int valueStart, int contentStart, int end)
    {
        var isEscapedEnd = quoting == ValueQuoting.EscapedQuoted && text[end - 2] == '\\';
        var value = text[contentStart..(end - (isEscapedEnd ? 2 : 1))];
        position = end;

        // With one escaped quote in it, Hugo drops every backslash of the value.
        return Add(key, hasEscape ? value.Replace("\\", "", StringComparison.Ordinal) : value, quoting, begin, valueStart);
    }

    TagNode? Add(string? key, string value, ValueQuoting quoting, int begin, int valueStart)
    {
        parameters.Add(new ShortcodeParameter(key, value, quoting, begin, valueStart, position));
        var isMixed = (parameters[0].Name is null) != (key is null);
        return isMixed ? Fault(begin, FindingCodes.ParametersMixed, MixedMessage) : null;
    }
}
