using NsmCon.Data.Agenda;
using NsmCon.Data.Steps;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    Work work = new("system");

    /// <summary>Who is at work, for the audit log: the address of a member of staff, "attendee", the name of a command.</summary>
    public string Actor => work.Actor;

    /// <summary>Until the answer is disposed of, it is this one who acts.</summary>
    public IDisposable ActAs(string actor) => Begin(work with { Actor = actor });

    /// <summary>
    /// Until the answer is disposed of, what is saved of the agenda bears this name
    /// in the list of steps; outside of it, a step is named by what it touches.
    /// </summary>
    public IDisposable NameStep(StepTitle title) => NameStep(new AgendaStepNote(title));

    /// <inheritdoc cref="NameStep(StepTitle)"/>
    public IDisposable NameStep(AgendaStepNote note) => Begin(work with { Step = note });

    /// <summary>
    /// Until the answer is disposed of, saving writes no audit entries: for bulk work, which writes one entry about all of it.
    /// </summary>
    public IDisposable WithoutAudit() => Begin(work with { IsAudited = false });

    /// <summary>Until the answer is disposed of, saving makes no steps that could be undone: for undoing itself.</summary>
    public IDisposable WithoutSteps() => Begin(work with { IsUndoable = false });

    WorkScope Begin(Work inner)
    {
        var scope = new WorkScope(this, outer: work, inner);
        work = inner;
        return scope;
    }

    /// <summary>What a save is part of. One begins inside of another, says what is different, and ends before it.</summary>
    sealed record Work(string Actor)
    {
        public AgendaStepNote? Step { get; init; }

        public bool IsAudited { get; init; } = true;

        public bool IsUndoable { get; init; } = true;
    }

    sealed class WorkScope(ConferenceDb db, Work outer, Work inner) : IDisposable
    {
        bool hasEnded;

        public void Dispose()
        {
            if (hasEnded)
                return;
            if (!ReferenceEquals(db.work, inner))
                throw new InvalidOperationException("What began last ends first: dispose of the inner scope before the outer one.");

            db.work = outer;
            hasEnded = true;
        }
    }
}
