using System.Diagnostics;

namespace NsmCon.Typst.Tests;

[Collection(nameof(Worker))]
public sealed class WorkerTests
{
    static readonly TypstDocument Hello = Worker.Document("Hello");

    [Fact]
    public async Task An_endless_template_is_stopped_and_the_next_document_works()
    {
        await using var typst = new TypstWorker(Worker.Options with { TimeLimit = TimeSpan.FromSeconds(5) });

        var stopped = await Assert.ThrowsAsync<TypstException>(() => typst.Compile(Worker.Document(Worker.Endless)));

        Assert.StartsWith("The document was stopped after 5 s.", stopped.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await typst.Compile(Hello));
    }

    [Fact]
    public async Task A_template_that_eats_memory_is_stopped_and_the_next_document_works()
    {
        await using var typst = new TypstWorker(Worker.Options);
        const string bomb = "#let s = \"0123456789\"\n#for i in range(40) { s = s + s }";

        var stopped = await Assert.ThrowsAsync<TypstException>(() => typst.Compile(Worker.Document(bomb)));

        Assert.Contains("memory", stopped.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await typst.Compile(Hello));
    }

    [Fact]
    public async Task A_template_over_the_memory_limit_is_stopped_and_the_next_document_works()
    {
        await using var typst = new TypstWorker(Worker.Options with { MemoryLimitBytes = 500 << 20 });
        const string growing = "#let all = ()\n#for i in range(4000000) { all.push(str(i) * 60) }";

        var stopped = await Assert.ThrowsAsync<TypstException>(() => typst.Compile(Worker.Document(growing)));

        Assert.Equal("The document was stopped: it needed more than 500 MB of memory.", stopped.Message);
        Assert.NotEmpty(await typst.Compile(Hello));
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('(', ')')]
    public async Task Deep_nesting_is_refused_and_the_next_document_works(char open, char close)
    {
        await using var typst = new TypstWorker(Worker.Options with { TimeLimit = TimeSpan.FromSeconds(20) });
        var nested = "#" + new string(open, 200_000) + new string(close, 200_000);

        await Assert.ThrowsAsync<TypstException>(() => typst.Compile(Worker.Document(nested)));

        Assert.NotEmpty(await typst.Compile(Hello));
    }

    [Fact]
    public async Task Documents_asked_for_at_once_are_all_made()
    {
        await using var typst = new TypstWorker(Worker.Options);

        var pdfs = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => typst.Compile(Worker.Document($"Number {i}"))));

        Assert.Equal(20, pdfs.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public async Task More_than_may_wait_are_refused()
    {
        await using var typst = new TypstWorker(Worker.Options with { MaxWaiting = 2 });
        using var cancel = new CancellationTokenSource();

        var waiting = Enumerable.Range(1, 3).Select(_ => typst.Compile(Worker.Document(Worker.Endless), cancel.Token)).ToList();
        var refusal = await Assert.ThrowsAsync<TypstException>(() => typst.Compile(Hello));

        Assert.Equal("2 documents are waiting already. Try again in a minute.", refusal.Message);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
    }

    [Fact]
    public async Task Cancelling_ends_a_document_in_work_and_one_that_waits()
    {
        await using var typst = new TypstWorker(Worker.Options);
        using var cancel = new CancellationTokenSource();
        await typst.Compile(Hello);

        var inWork = typst.Compile(Worker.Document(Worker.Endless), cancel.Token);
        var waits = typst.Compile(Hello, cancel.Token);
        cancel.CancelAfter(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => inWork);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        Assert.NotEmpty(await typst.Compile(Hello));
    }

    [Fact]
    public async Task A_child_killed_from_outside_costs_one_document_at_most()
    {
        await using var typst = new TypstWorker(Worker.Options);
        await typst.Compile(Hello);

        var kept = Children.Find(Environment.ProcessId);
        var inWork = typst.Compile(Worker.Document(Worker.Endless));
        await Children.AreAtWork(kept);
        foreach (var child in kept)
            child.Kill();

        var stopped = await Assert.ThrowsAsync<TypstException>(() => inWork);
        Assert.Equal("The typesetter ended unexpectedly while it made this document.", stopped.Message);
        Assert.NotEmpty(await typst.Compile(Hello));
    }

    [Fact]
    public async Task An_idle_child_is_stopped_and_started_again()
    {
        await using var typst = new TypstWorker(Worker.Options with { IdleStop = TimeSpan.FromMilliseconds(200) });
        var before = Children.Find(Environment.ProcessId).Count;
        await typst.Compile(Hello);

        await Children.AreAtMost(before, Environment.ProcessId);

        Assert.NotEmpty(await typst.Compile(Hello));
    }

    [Fact]
    public async Task A_child_gets_no_variable_that_could_hold_a_secret()
    {
        Environment.SetEnvironmentVariable("Mail__Smtp__Password", "secret");
        await using var typst = new TypstWorker(Worker.Options);
        await typst.Compile(Hello);

        var children = Children.Find(Environment.ProcessId);

        Assert.NotEmpty(children);
        Assert.All(children, child =>
            Assert.DoesNotContain("secret", File.ReadAllText($"/proc/{child.Id}/environ"), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_busy_child_ends_with_its_parent()
    {
        var command = TypstOptions.ForProgram(typeof(Worker).Assembly, "busy-parent").Command;
        using var parent = Process.Start(command[0], command.Skip(1));
        var children = await Children.Begin(parent.Id);
        await Children.AreAtWork(children);

        parent.Kill();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await Task.WhenAll(children.Select(child => child.WaitForExitAsync(patience.Token)));
    }

    [Fact]
    public async Task A_program_that_cannot_be_run_is_a_sentence()
    {
        await using var missing = new TypstWorker(new TypstOptions { Command = ["/nowhere/typst"] });
        await using var wrong = new TypstWorker(new TypstOptions { Command = ["/bin/false"] });

        var notFound = await Assert.ThrowsAsync<TypstException>(() => missing.Compile(Hello));
        var ended = await Assert.ThrowsAsync<TypstException>(() => wrong.Compile(Hello));

        Assert.Equal("The typesetter did not start: its program cannot be run.", notFound.Message);
        Assert.Equal("The typesetter did not start.", ended.Message);
    }
}
