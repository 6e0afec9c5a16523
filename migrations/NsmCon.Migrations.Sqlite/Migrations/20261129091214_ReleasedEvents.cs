using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReleasedEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Event",
                table: "AgendaReleases",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // What was public until now: the event as it is.
            migrationBuilder.Sql("""
                UPDATE "AgendaReleases" SET "Event" = (SELECT json_object('Title', e."Title", 'Subtitles', json(e."Subtitles"), 'StartsOn', e."StartsOn", 'EndsOn', e."EndsOn",
                    'DayEnds', e."DayEnds", 'Place', e."Place", 'TimeZone', e."TimeZone", 'Sequence', 0)
                FROM "Events" AS e WHERE e."Id" = "AgendaReleases"."EventId")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Event",
                table: "AgendaReleases");
        }
    }
}
