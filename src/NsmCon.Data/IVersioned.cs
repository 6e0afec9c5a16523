namespace NsmCon.Data;

/// <summary>Two people who change the same row at once do not overwrite each other: the second is told.</summary>
public interface IVersioned
{
    /// <summary>Grows by one with every change; checked when the row is saved.</summary>
    int Version { get; set; }
}
