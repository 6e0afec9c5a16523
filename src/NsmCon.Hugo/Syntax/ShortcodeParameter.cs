namespace NsmCon.Hugo;

/// <summary>How a parameter's value is written.</summary>
public enum ValueQuoting
{
    /// <summary>Without quotes; numbers and truth values are typed.</summary>
    Bare,

    /// <summary>In double quotes.</summary>
    Quoted,

    /// <summary>In double quotes that are escaped themselves: <c>\"…\"</c>.</summary>
    EscapedQuoted,

    /// <summary>In backticks.</summary>
    Raw,
}

/// <summary>One parameter of a shortcode, named or positional.</summary>
public sealed class ShortcodeParameter
{
    internal ShortcodeParameter(string? name, string value, ValueQuoting quoting, int start, int valueStart, int end)
    {
        Name = name;
        Text = value;
        Quoting = quoting;
        Start = start;
        ValueStart = valueStart;
        End = end;
    }

    /// <summary>The name, or null if the parameter is positional. Names are case-sensitive.</summary>
    public string? Name { get; }

    /// <summary>The value as Hugo reads it back, always as text.</summary>
    public string Text { get; }

    /// <summary>The value as Hugo types it: a string, or for a bare value perhaps a long, a double or a bool.</summary>
    public object Value => Quoting == ValueQuoting.Bare ? BareValues.Parse(Text) : Text;

    /// <summary>How the value is written.</summary>
    public ValueQuoting Quoting { get; }

    /// <summary>The offset in the page of the parameter's first character.</summary>
    public int Start { get; }

    /// <summary>The offset in the page of the value, with its quotes.</summary>
    public int ValueStart { get; }

    /// <summary>The offset in the page after the value, with its quotes.</summary>
    public int End { get; }

    /// <summary>The offset in the page of a character of <see cref="Text"/>; the value's first, where escapes moved it.</summary>
    internal int Offset(int index)
    {
        var quotes = Quoting switch
        {
            ValueQuoting.Bare => 0,
            ValueQuoting.EscapedQuoted => 2,
            _ => 1,
        };
        var moved = End - ValueStart != Text.Length + 2 * quotes;
        return ValueStart + quotes + (moved ? 0 : index);
    }
}
