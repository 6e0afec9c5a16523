using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using NsmCon.Data;
using Assembly = System.Reflection.Assembly;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>
/// Which folder of a project uses which, by what the compiler wrote: also what no name in the source tells. A constant is copied where it is used, and leaves
/// no trace.
/// </summary>
sealed class FolderUses
{
    // The compiler puts views into a namespace of their own, with the folder before the name.
    const string Views = "AspNetCoreGeneratedDocument";

    public static readonly string[] ForEveryFeature = ["Access", "Documents", "Forms", "Mail", "Published", "Settings", "Shared"];

    /// <summary>What brings the features together: it may use each, and none may use it.</summary>
    public static readonly string[] Above = ["", "Host"];

    static readonly Lazy<FolderUses> Admin = new(() => new(typeof(Conference).Assembly, "NsmCon.Admin")),
        Data = new(() => new(typeof(ConferenceDb).Assembly, "NsmCon.Data"));

    readonly string root;
    readonly ILookup<string, IType> folders;

    public FolderUses(Assembly assembly, string root)
    {
        this.root = root;
        folders = new ArchLoader()
            .LoadAssemblies(assembly)
            .Build()
            .Types.Where(type => FolderOf(type) is not null)
            .ToLookup(type => FolderOf(type)!);
    }

    /// <summary>Those of the app.</summary>
    public static FolderUses OfAdmin => Admin.Value;

    /// <summary>Those of the data.</summary>
    public static FolderUses OfData => Data.Value;

    /// <summary>The folders that have types.</summary>
    public IEnumerable<string> Folders => folders.Select(folder => folder.Key).Where(folder => folder != "");

    /// <summary>Feature folders of the app meet in the data, never in each other, and never in what starts them.</summary>
    public IEnumerable<string> FeaturesThatUseFeatures =>
        from folder in folders
        where !Above.Contains(folder.Key)
        from type in folder
        from used in UsedBy(type)
        where !ForEveryFeature.Contains(used)
        select $"{folder.Key}: {type.Name} uses {used}.";

    public IEnumerable<string> Cycles
    {
        get
        {
            var uses = Folders.ToDictionary(folder => folder, folder => folders[folder].SelectMany(UsedBy).ToHashSet());
            return Folders.Select(folder => WayBack(folder, [folder])).OfType<string>();

            string? WayBack(string start, string[] way) =>
                uses[way[^1]].Contains(start)
                    ? string.Join(" -> ", [.. way, start])
                    : uses[way[^1]].Except(way).Select(next => WayBack(start, [.. way, next])).FirstOrDefault(found => found is not null);
        }
    }

    /// <summary>"Inquiries → Mail, Sponsors" for each folder; "Staff" for one that uses no other.</summary>
    public IEnumerable<string> Uses =>
        from folder in Folders
        let used = string.Join(", ", folders[folder].SelectMany(UsedBy).Distinct().Order(StringComparer.Ordinal))
        select used == "" ? folder : $"{folder} → {used}";

    IEnumerable<string> UsedBy(IType type) =>
        type
            .Dependencies.Select(use => FolderOf(use.Target))
            .OfType<string>()
            .Distinct()
            .Where(folder => folder != "" && folder != FolderOf(type));

    string? FolderOf(IType type)
    {
        // A type that stands for another, such as an array, has none.
        var space = type.Namespace?.FullName ?? "";
        if (space == Views)
            return type.Name.Split('_')[0];
        if (space == root)
            return "";
        if (space.StartsWith($"{root}.", StringComparison.Ordinal))
            return space[(root.Length + 1)..].Split('.')[0];

        return null;
    }
}
