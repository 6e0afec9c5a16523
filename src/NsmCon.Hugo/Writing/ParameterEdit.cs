using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>Changes, adds or removes one parameter of a tag.</summary>
internal sealed class ParameterEdit(HugoPage page, ChangeList changes)
{
    static readonly Regex Name = new("^[A-Za-z][A-Za-z0-9_-]*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public void Set(TagNode tag, string name, string value)
    {
        if (tag.Find(name) is { } present)
        {
            if (present.Text != value)
                changes.Replace(present.ValueStart, present.End, ParameterValue.Write(name, value, present.Quoting, present.Value));
            return;
        }

        if (!Name.IsMatch(name))
            throw new EditRefusedException($"\"{name}\" cannot be the name of a parameter: use letters, digits, - and _.");
        if (tag.Parameters.Any(p => p.Name is null))
            throw new EditRefusedException(
                $"The {tag.Name} in line {page.Place(tag.Start).Line} has values without names, so no {name} can be added: give them names first."
            );

        var places = new TagPlaces(page, tag);
        changes.Insert(
            places.ContentEnd,
            $" {name}{places.EqualsSign}{ParameterValue.Write(name, value, ParameterValue.FindQuoting(tag.Parameters) ?? ValueQuoting.Quoted)}"
        );
    }

    /// <summary>Removes the parameter, as often as it is given, with the white space before it.</summary>
    public void Remove(TagNode tag, string name)
    {
        var before = new TagPlaces(page, tag).NameEnd;
        foreach (var parameter in tag.Parameters)
        {
            if (parameter.Name == name)
                changes.Remove(before, parameter.End);
            before = parameter.End;
        }
    }
}
