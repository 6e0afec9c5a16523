using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NsmCon.Testbed.Running;

/// <summary>Counts what a page asks the database: the request carries a trace, and so does each of its queries.</summary>
public static class Queries
{
    /// <summary>Opens the page and gives the number of its queries.</summary>
    public static async Task<int> QueriesOf(this HttpClient browser, string path)
    {
        using var trace = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        using var counter = new Counter(trace.TraceId);
        await browser.Open(path);
        return counter.Count;
    }

    sealed class Counter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        readonly ActivityTraceId trace;
        readonly List<IDisposable> subscriptions = [];
        int count;

        public Counter(ActivityTraceId trace)
        {
            this.trace = trace;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Count => count;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Activity.Current?.TraceId == trace)
                Interlocked.Increment(ref count);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
