using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FactsOutOfTheLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AddedBy",
                table: "Registrations",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ProspectusChangedAt",
                table: "Events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SettingsChangedAt",
                table: "Events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AuditEntryId",
                table: "AgendaSteps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "UndonePages",
                columns: table => new
                {
                    Path = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneBy = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UndonePages", x => x.Path);
                });

            // What the log alone knew, and what something was decided by.
            migrationBuilder.Sql("""
                UPDATE "Registrations" SET "AddedBy" = (
                    SELECT entry."By" FROM "AuditEntries" entry
                    WHERE entry."Subject" = 'Registration' AND entry."SubjectId" = "Registrations"."Id" AND entry."Action" = 'Added'
                    ORDER BY entry."Id" LIMIT 1)
                WHERE "Id" IN (SELECT added."SubjectId" FROM "AuditEntries" added WHERE added."Subject" = 'Registration' AND added."Action" = 'Added')
                """);
            migrationBuilder.Sql("""
                UPDATE "Events" SET
                    "ProspectusChangedAt" = (
                        SELECT MAX(entry."At") FROM "AuditEntries" entry
                        WHERE entry."EventId" = "Events"."Id" AND entry."Subject" IN ('Event', 'Package', 'Sponsorship', 'Quota')),
                    "SettingsChangedAt" = (
                        SELECT MAX(entry."At") FROM "AuditEntries" entry
                        WHERE entry."EventId" = "Events"."Id" AND entry."Subject" IN ('Event', 'TicketType', 'Quota', 'Package') AND entry."Action" NOT IN ('Imported', 'Undone'))
                """);
            migrationBuilder.Sql("""
                UPDATE "AgendaSteps" SET "AuditEntryId" = (
                    SELECT entry."Id" FROM "AuditEntries" entry
                    WHERE entry."EventId" = "AgendaSteps"."EventId" AND entry."Action" = 'Imported' AND entry."By" = "AgendaSteps"."By" AND entry."At" <= "AgendaSteps"."At"
                    ORDER BY entry."At" DESC, entry."Id" DESC LIMIT 1)
                WHERE "Kind" = 'Import'
                """);
            migrationBuilder.Sql("""
                INSERT INTO "UndonePages" ("Path", "UndoneAt", "UndoneBy")
                SELECT json_extract(change.value, '$.Field') AS "Path", MAX(entry."At"), entry."By"
                FROM "AuditEntries" entry, json_each(entry."Changes") change
                WHERE entry."Action" = 'Undone' AND entry."Subject" = 'Event' AND json_extract(change.value, '$.From') = 'imported'
                    AND NOT EXISTS (SELECT 1 FROM "Events" there WHERE there."Id" = entry."EventId")
                    AND NOT EXISTS (SELECT 1 FROM "ImportedPages" page WHERE page."Path" = json_extract(change.value, '$.Field'))
                GROUP BY 1
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UndonePages");

            migrationBuilder.DropColumn(
                name: "AddedBy",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "ProspectusChangedAt",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "SettingsChangedAt",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "AuditEntryId",
                table: "AgendaSteps");
        }
    }
}
