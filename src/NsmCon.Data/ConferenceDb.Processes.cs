using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Processes;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    // Written every second and worth nothing after a crash: on PostgreSQL they are not logged, so that nobody waits for the disk.
    void ConfigureProcesses(ModelBuilder builder)
    {
        builder.Entity<AppProcess>(e =>
        {
            e.ToTable("Processes");
            e.Property(x => x.Id).HasMaxLength(AppProcess.IdLength);
            e.Property(x => x.Name).HasMaxLength(AppProcess.NameLength);
            if (Database.IsNpgsql())
                e.IsUnlogged();
        });
        builder.Entity<WorkerRound>(e =>
        {
            e.HasKey(x => x.Name);
            e.Property(x => x.Name).HasMaxLength(WorkerRound.NameLength);
            e.Property(x => x.ProcessId).HasMaxLength(AppProcess.IdLength);
            e.Property(x => x.LastError).HasMaxLength(WorkerRound.ErrorLength);
            if (Database.IsNpgsql())
                e.IsUnlogged();
        });
        builder.Entity<SharedFact>(e =>
        {
            e.HasKey(x => x.Name);
            e.Property(x => x.Name).HasMaxLength(SharedFact.NameLength);
            if (Database.IsNpgsql())
                e.IsUnlogged();
        });
        builder.Entity<FormLimit>(e =>
        {
            e.HasKey(x => x.Key);
            e.Property(x => x.Key).HasMaxLength(FormLimit.KeyLength);
            if (Database.IsNpgsql())
                e.IsUnlogged();
        });
    }
}
