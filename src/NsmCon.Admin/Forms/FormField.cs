using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace NsmCon.Admin.Forms;

/// <summary>A field of a form: a property that a person fills in, or several that are one to them. Whatever is bound is one.</summary>
sealed record FormField(PropertyInfo Whole, IReadOnlyList<PropertyInfo> Parts)
{
    static readonly ConcurrentDictionary<Type, IReadOnlyList<FormField>> Known = [];

    public string Name => Whole.Name;

    public string Label => Whole.GetCustomAttribute<DisplayAttribute>()?.Name ?? Whole.Name.SplitWords();

    /// <summary>What a form says in it: by this it is compared, and read if the form has no other words for it.</summary>
    public string Text(MergedForm form) => Format(Whole.GetValue(form));

    public void Take(MergedForm to, MergedForm from)
    {
        foreach (var part in Parts)
            part.SetValue(to, part.GetValue(from));
    }

    public static IReadOnlyList<FormField> ListForForm(Type form) =>
        Known.GetOrAdd(form, static form =>
            [
                .. form.GetProperties()
                    .Where(IsFilledIn)
                    .GroupBy(property => property.GetCustomAttribute<PartOfAttribute>()?.Whole ?? property.Name, StringComparer.Ordinal)
                    .Select(parts => new FormField(form.GetProperty(parts.Key)!, [.. parts])),
            ]
        );

    static bool IsFilledIn(PropertyInfo property) =>
        property.DeclaringType != typeof(MergedForm)
        && property.SetMethod is { IsPublic: true }
        && !property.IsDefined(typeof(BindNeverAttribute))
        && !property.IsDefined(typeof(HiddenInputAttribute));

    static string Format(object? value) =>
        value switch
        {
            null => "",
            string text => text.Lines(),
            DateTime time => time.InWords("MMMM d, yyyy, HH:mm"),
            DateOnly day => day.InWords("MMMM d, yyyy"),
            TimeOnly time => time.InWords("HH:mm"),
            Enum choice => $"{choice}".SplitWords(),
            // 50 and 50.00 are one amount.
            decimal amount => amount.ToString("0.############", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
