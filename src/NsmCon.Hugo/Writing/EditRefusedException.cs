using System.Diagnostics.CodeAnalysis;

namespace NsmCon.Hugo;

/// <summary>An edit cannot be written so that Hugo reads it back. The message is a sentence for the person who asked for it.</summary>
[SuppressMessage("Roslynator", "RCS1194", Justification = "It always says why.")]
public sealed class EditRefusedException : Exception
{
    /// <summary>The edit is refused for the reason given.</summary>
    public EditRefusedException(string sentence)
        : base(sentence) { }
}
