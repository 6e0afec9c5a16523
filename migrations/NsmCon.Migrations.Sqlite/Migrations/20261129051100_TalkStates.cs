using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TalkStates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "Talks",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Scheduled");
            // What has no time and was never published was an idea; all else without a time goes on as the public saw it.
            migrationBuilder.Sql("""
                UPDATE "Talks" SET "State" = 'ToBeAnnounced' WHERE "Starts" IS NULL;
                UPDATE "Talks" SET "State" = 'Proposed' WHERE "Starts" IS NULL
                    AND EXISTS (SELECT 1 FROM "AgendaReleases" AS r WHERE r."EventId" = "Talks"."EventId")
                    AND NOT EXISTS (SELECT 1 FROM "AgendaReleases" AS r, json_each(r."Agenda", '$.talks') AS t
                        WHERE r."EventId" = "Talks"."EventId" AND json_extract(t.value, '$.id') = "Talks"."Id"
                            AND r."Number" = (SELECT MAX(l."Number") FROM "AgendaReleases" AS l WHERE l."EventId" = r."EventId"));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "State",
                table: "Talks");
        }
    }
}
