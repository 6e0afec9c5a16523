using System.Collections.Concurrent;

namespace NsmCon.Testbed;

/// <summary>Prepares one database for each provider, once, and hands out copies: a copy takes milliseconds, migrations do not.</summary>
/// <param name="prepare">Migrates, and perhaps fills, the empty database that it is given.</param>
/// <example><code>
/// static readonly DatabaseTemplate Migrated = new(database => Migrate(database.Provider, database.ConnectionString));
/// await using var database = await Migrated.Copy(provider);
/// </code></example>
public sealed class DatabaseTemplate(Func<TestDatabase, Task> prepare)
{
    readonly ConcurrentDictionary<string, Lazy<Task<TestDatabase>>> templates = new();

    public async Task<TestDatabase> Copy(string provider)
    {
        var template = await templates.GetOrAdd(provider, p => new(() => Prepare(p))).Value;
        return await TestDatabase.Create(provider, template);
    }

    async Task<TestDatabase> Prepare(string provider)
    {
        var template = await TestDatabase.Create(provider);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await prepare(template);
        // PostgreSQL copies a database only while nobody is connected to it.
        await template.Close();
        return template;
    }
}
