namespace NsmCon.Admin.Forms;

/// <summary>
/// The property is a part of something that is one to people, such as the day
/// of a time: what it says as a whole stands in another property.
/// </summary>
/// <param name="whole">The name of that property.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PartOfAttribute(string whole) : Attribute
{
    public string Whole => whole;
}
