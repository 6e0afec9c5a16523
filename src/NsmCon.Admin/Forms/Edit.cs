using Microsoft.AspNetCore.Mvc;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Forms;

/// <summary>An edit of something that others may change while it is open in a form.</summary>
/// <param name="page">The page whose form it is.</param>
/// <param name="form">What was typed.</param>
public sealed class Edit<T>(ControllerBase page, MergedForm form)
    where T : class, IAudited, IVersioned
{
    public ControllerBase Page => page;

    public MergedForm Form => form;

    /// <summary>Loads it anew; null if it is not there any more.</summary>
    public required Func<Task<T?>> Find { get; init; }

    /// <summary>A form that is filled with it as it is saved.</summary>
    public required Func<T, MergedForm> Fill { get; init; }

    /// <summary>Says in the model state what is wrong with what was typed, as far as the form alone does not know it.</summary>
    public Func<T, Task>? Check { get; init; }

    /// <summary>Puts what was typed into it and saves, or says in the model state why not.</summary>
    public required Func<T, Task> Save { get; init; }

    /// <summary>The event on whose clock it is told who else changed it; null where no name is told.</summary>
    public Event? Event { get; init; }

    /// <summary>What the audit log calls it and its parts.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [typeof(T).Name];

    /// <summary>The key that the audit log knows it by, if that is not its own.</summary>
    public int? SubjectId { get; init; }

    /// <summary>The property of the page that has the form: "Form"; empty if it is the page.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What stands before the names of the form's fields: "Form.".</summary>
    public string FieldPrefix => Prefix.Length == 0 ? "" : $"{Prefix}.";
}
