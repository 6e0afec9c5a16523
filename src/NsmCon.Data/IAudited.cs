using NsmCon.Data.Staff;

namespace NsmCon.Data;

/// <summary>Changes of this entity are written to the audit log: who, when, what from, what to.</summary>
public interface IAudited
{
    /// <summary>The row's key, once it has one.</summary>
    int Id { get; }

    /// <summary>The name by which a person knows it: "Ada Lovelace", "Lunch".</summary>
    string AuditName { get; }

    /// <summary>What a new one consists of that stands in rows of their own: it is part of the same entry.</summary>
    IEnumerable<AuditChange> AuditOfParts() => [];
}
