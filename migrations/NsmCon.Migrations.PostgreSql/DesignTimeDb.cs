using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NsmCon.Data;
using NsmCon.Data.Secrets;

namespace NsmCon.Migrations.PostgreSql;

/// <summary>The context as "dotnet ef" needs it; it never connects.</summary>
public class DesignTimeDb : IDesignTimeDbContextFactory<ConferenceDb>
{
    /// <inheritdoc/>
    public ConferenceDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        options.UseConference(DatabaseProvider.PostgreSql, "Host=127.0.0.1;Database=design");
        return new ConferenceDb(options.Options, new WriteGate(isOpen: true), MasterKey.New());
    }
}
