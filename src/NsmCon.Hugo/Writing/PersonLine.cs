namespace NsmCon.Hugo;

/// <summary>Writes "Name - Title, Company" such that reading takes it apart again.</summary>
internal static class PersonLine
{
    const string Usual = " - ";

    /// <summary>The line; with the dash of the line before it.</summary>
    public static string Write(string name, string jobTitle, string company, string before = "")
    {
        var person = new PersonName(PersonName.SingleSpaced(name), PersonName.SingleSpaced(jobTitle), PersonName.SingleSpaced(company));
        Check(person);

        var text = PersonName.SingleSpaced(before);
        var dash = PersonName.Separators.MinBy(s => text.IndexOf(s, StringComparison.Ordinal) is var at && at < 0 ? int.MaxValue : at)!;
        var line =
            person.Name
            + (person.JobTitle.Length > 0 ? (text.Contains(dash, StringComparison.Ordinal) ? dash : Usual) + person.JobTitle : "")
            + (person.Company.Length > 0 ? ", " + person.Company : "");

        return PersonName.Split(line) == person ? line : throw new EditRefusedException(Trouble(person));
    }

    static void Check(PersonName person)
    {
        if (person.Name.Length == 0)
            throw new EditRefusedException("A speaker needs a name.");
        if (Array.Find(PersonName.Separators, s => $"{person.Name} ".Contains(s, StringComparison.Ordinal)) is { } dash)
            throw new EditRefusedException(
                $"The name \"{person.Name}\" holds \"{dash}\", after which a page goes on with the job title: write it without."
            );
        if (person is { JobTitle: "", Company.Length: > 0 })
            throw new EditRefusedException(
                $"{person.Name} has a company but no job title, and a page names a company only after one, as in \"Name - Title, Company\": add a job title."
            );
    }

    static string Trouble(PersonName person) =>
        person.Company.Length == 0
            ? $"The job title \"{person.JobTitle}\" holds a comma, after which a page goes on with the company: "
                + "add the company, or write the title without a comma."
            : $"The page would not tell the job title \"{person.JobTitle}\" and the company \"{person.Company}\" apart: write the company without a comma.";
}
