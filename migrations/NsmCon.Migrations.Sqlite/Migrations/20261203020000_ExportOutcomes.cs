using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ExportOutcomes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ExportOutcome",
                table: "AgendaReleases",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.Sql("""
                UPDATE "AgendaReleases" SET "ExportOutcome" = CASE
                    WHEN "ExportNote" = 'The page is being written.' THEN 'Writing'
                    WHEN "ExportNote" = 'Writing the page was not finished: the log says why. Write it from Content.' THEN 'Unfinished'
                    WHEN "ExportNote" LIKE 'The page waits to be written. %' THEN 'Waits'
                    ELSE 'Refused' END,
                "ExportNote" = CASE
                    WHEN "ExportNote" = 'The page is being written.' THEN NULL
                    WHEN "ExportNote" = 'Writing the page was not finished: the log says why. Write it from Content.' THEN NULL
                    WHEN "ExportNote" LIKE 'The page waits to be written. %' THEN json_object('Fault', substr("ExportNote", 31))
                    ELSE json_object('Fault', "ExportNote") END
                WHERE "ExportNote" IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""UPDATE "AgendaReleases" SET "ExportNote" = NULL;""");

            migrationBuilder.DropColumn(
                name: "ExportOutcome",
                table: "AgendaReleases");
        }
    }
}
