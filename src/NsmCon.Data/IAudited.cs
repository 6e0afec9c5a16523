namespace NsmCon.Data;

/// <summary>Changes of this entity are written to the audit log: who, when, what from, what to.</summary>
public interface IAudited
{
    /// <summary>The row's key, once it has one.</summary>
    int Id { get; }

    /// <summary>The name by which a person knows it: "Ada Lovelace", "Lunch".</summary>
    string AuditName { get; }
}
