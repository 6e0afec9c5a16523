using System.Text;
using Meziantou.Analyzer.Annotations;

// Without a format, all cultures write a whole number in the same digits, and only a minus in signs of their own: a key, a count or a line is not negative.
[assembly: CultureInsensitiveType(typeof(int), isDefaultFormatCultureInsensitive: true)]
[assembly: CultureInsensitiveType(typeof(long), isDefaultFormatCultureInsensitive: true)]
[assembly: CultureInsensitiveType(typeof(int?), isDefaultFormatCultureInsensitive: true)]
[assembly: CultureInsensitiveType(typeof(long?), isDefaultFormatCultureInsensitive: true)]
[assembly: CultureInsensitiveType(typeof(nint), isDefaultFormatCultureInsensitive: true)]
[assembly: CultureInsensitiveType(typeof(Rune))]

namespace Meziantou.Analyzer.Annotations;

/// <summary>Tells rule MA0076 what needs no culture; the analyzer knows it by this name.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
sealed class CultureInsensitiveTypeAttribute : Attribute
{
    public CultureInsensitiveTypeAttribute(Type type) => Type = type;

    public CultureInsensitiveTypeAttribute(Type type, bool isDefaultFormatCultureInsensitive)
        : this(type) => IsDefaultFormatCultureInsensitive = isDefaultFormatCultureInsensitive;

    public Type Type { get; }

    public bool IsDefaultFormatCultureInsensitive { get; }
}
