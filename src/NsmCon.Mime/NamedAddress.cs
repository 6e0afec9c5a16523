namespace NsmCon.Mime;

/// <summary>An address with the name that stands before it.</summary>
/// <param name="Name">The name; empty where there is none.</param>
/// <param name="Address">The address as it was written, without angle brackets.</param>
public sealed record NamedAddress(string Name, string Address);
