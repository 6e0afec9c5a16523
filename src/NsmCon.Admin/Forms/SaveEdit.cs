using Microsoft.EntityFrameworkCore;
using NsmCon.Data;

namespace NsmCon.Admin.Forms;

/// <summary>
/// Saves what was typed into a form. What someone else saved meanwhile is brought together with it first: what
/// only one side changed is taken without a word, and what both changed, each in its own way, a person chooses.
/// </summary>
public sealed class SaveEdit(ConferenceDb db, ReadMeanwhile meanwhile, TimeProvider clock)
{
    /// <returns>
    /// What was edited, null if it is not there any more, and whether it was
    /// saved. If not, the model state says what is to be corrected or chosen.
    /// </returns>
    public async Task<(T? Row, bool IsSaved)> Save<T>(Edit<T> edit)
        where T : class, IAudited, IVersioned
    {
        var form = edit.Form;
        var state = edit.Page.ModelState;
        var saved = await edit.Find();
        if (saved is not null)
        {
            form.Choose(edit.Fill(saved), state, edit.FieldPrefix);
            // What is taken from what is saved may not go with what was typed.
            if (state.IsValid)
                edit.Page.TryValidateModel(form, edit.Prefix);
            await Check(edit, saved);
        }

        while (saved is not null && state.IsValid)
        {
            if (form.Version != saved.Version)
                await Merge(edit, saved);
            if (!state.IsValid)
                break;
            if (await TrySave(edit, saved))
                return (saved, state.IsValid);

            db.ChangeTracker.Clear();
            saved = await edit.Find();
        }

        return (saved, false);
    }

    async Task Merge<T>(Edit<T> edit, T saved)
        where T : class, IAudited, IVersioned
    {
        var form = edit.Form;
        var state = edit.Page.ModelState;
        var mustChoose = form.Merge(edit.Fill(saved), await DescribeChange(edit, saved), clock.GetUtcNow().UtcDateTime);
        // The form shows what it holds now, not what was sent.
        state.Clear();
        edit.Page.TryValidateModel(form, edit.Prefix);
        await Check(edit, saved);
        if (mustChoose)
            state.AddModelError("", form.MustChoose);
    }

    static Task Check<T>(Edit<T> edit, T saved)
        where T : class, IAudited, IVersioned => edit.Check?.Invoke(saved) ?? Task.CompletedTask;

    Task<string> DescribeChange<T>(Edit<T> edit, T saved)
        where T : class, IAudited, IVersioned =>
        edit.Event is null
            ? Task.FromResult(ReadMeanwhile.Somebody)
            : meanwhile.Sentence(edit.Event, edit.SubjectId ?? ((IAudited)saved).Id, edit.Form.OpenedAt, edit.Subjects);

    /// <summary>Answers whether nobody came in between.</summary>
    static async Task<bool> TrySave<T>(Edit<T> edit, T saved)
        where T : class, IAudited, IVersioned
    {
        try
        {
            await edit.Page.ModelState.Try(() => edit.Save(saved), edit.FieldPrefix);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }

        return true;
    }
}
