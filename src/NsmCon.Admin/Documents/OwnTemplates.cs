using NsmCon.Admin.Settings;

namespace NsmCon.Admin.Documents;

/// <summary>The organizers' own document templates and what lies beside them, such as pictures: content/templates.</summary>
static class OwnTemplates
{
    const string Folder = "templates";

    /// <summary>Reads them, by their place in the folder.</summary>
    public static Dictionary<string, byte[]> Read(ConferenceSettings settings)
    {
        var site = settings.Site;
        return site.Files(Folder)
            .Select(file => (Name: file[(Folder.Length + 1)..], Bytes: site.Read(file)))
            .Where(file => file.Bytes is not null)
            .ToDictionary(file => file.Name, file => file.Bytes!);
    }
}
