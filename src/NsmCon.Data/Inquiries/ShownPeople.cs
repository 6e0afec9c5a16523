namespace NsmCon.Data.Inquiries;

/// <summary>The people of a mail as a message shows them: "Ada Lovelace &lt;ada@example.org&gt;, mia@example.org".</summary>
public static class ShownPeople
{
    /// <summary>Their addresses, in order. The last one of a list that was cut may be no address any more, and is left out.</summary>
    public static IEnumerable<string> Addresses(string shown) =>
        shown
            .Split(", ")
            .Where(person => !person.EndsWith('…'))
            .Select(person => person[(person.LastIndexOf('<') + 1)..].TrimEnd('>'))
            .Where(EmailAddress.IsValid)
            .Select(EmailAddress.Canonical);
}
