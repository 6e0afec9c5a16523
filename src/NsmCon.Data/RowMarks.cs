using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace NsmCon.Data;

/// <summary>
/// What the audit log does not tell, since the app derives it by itself or knows no more
/// than a hash of it. What is <see cref="ProtectedAttribute">protected</see> it never tells.
/// </summary>
/// <param name="inherited">On an entity, the properties of its base class that are meant.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class NotAuditedAttribute(params string[] inherited) : Attribute
{
    /// <summary>The properties of the base class that are meant.</summary>
    public IReadOnlyList<string> Inherited => inherited;
}

/// <summary>No page that is kept in memory shows rows of this entity: saving one leaves those pages as they are.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnseenAttribute : Attribute;

/// <summary>Rows of this entity are part of the steps of an agenda, which can be undone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UndoableAttribute : Attribute
{
    /// <summary>Whether only an import, which writes these too, takes them back.</summary>
    public bool OnlyImported { get; init; }
}

/// <summary>Rows of this entity are settings of an event, which keeps when they changed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventSettingAttribute : Attribute
{
    /// <summary>Whether the prospectus tells of them.</summary>
    public bool IsInProspectus { get; init; }
}

/// <summary>A text that lets someone in, or speaks in our name: it tells whoever holds a copy of the database nothing.</summary>
/// <param name="purpose">Its name among the protected texts. It never changes: what it protected opens by no other.</param>
/// <param name="length">The longest text, in characters.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ProtectedAttribute(string purpose, int length) : Attribute
{
    /// <summary>Its name among the protected texts.</summary>
    public string Purpose => purpose;

    /// <summary>The longest text, in characters.</summary>
    public int Length => length;
}

/// <summary>
/// What messages and mails are found by, or what decides whether they are: when it changes, so does their <see cref="Search.SearchEntry"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SearchedAttribute : Attribute;

/// <summary>What the attributes of an entity say, read once.</summary>
sealed class RowMarks
{
    readonly HashSet<string> notAudited,
        searched;

    RowMarks(IEntityType entity)
    {
        var type = entity.ClrType;
        // What a library keeps, such as tokens of sign-ins, is no business of the public.
        IsUnseen = type.IsDefined(typeof(UnseenAttribute)) || type.Assembly != typeof(RowMarks).Assembly;
        Undoable = type.GetCustomAttribute<UndoableAttribute>();
        Setting = type.GetCustomAttribute<EventSettingAttribute>();
        searched = PropertiesMarkedAs<SearchedAttribute>(type);
        notAudited = PropertiesMarkedAs<NotAuditedAttribute>(type);
        notAudited.UnionWith(PropertiesMarkedAs<ProtectedAttribute>(type));
        notAudited.UnionWith(type.GetCustomAttribute<NotAuditedAttribute>()?.Inherited ?? []);
        notAudited.UnionWith(entity.FindPrimaryKey()!.Properties.Select(key => key.Name));
        // Which event it is, is said once for the entry; a version is no news.
        notAudited.UnionWith(["EventId", nameof(IVersioned.Version)]);
    }

    public bool IsUnseen { get; }

    public UndoableAttribute? Undoable { get; }

    public EventSettingAttribute? Setting { get; }

    public bool IsAudited(IProperty property) => !notAudited.Contains(property.Name);

    public bool IsSearched(IProperty property) => searched.Contains(property.Name);

    public static RowMarks ForEntity(IEntityType entity) =>
        entity.GetOrAddRuntimeAnnotationValue("NsmCon:Marks", static type => new RowMarks(type!), entity);

    static HashSet<string> PropertiesMarkedAs<TMark>(Type type)
        where TMark : Attribute =>
        [.. type.GetProperties().Where(property => property.IsDefined(typeof(TMark))).Select(property => property.Name)];
}
