using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.PostgreSql.Migrations
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
                type: "text",
                nullable: false,
                defaultValue: "");

            // What was public until now: the event as it is.
            migrationBuilder.Sql("""
                UPDATE "AgendaReleases" SET "Event" = (SELECT json_build_object('Title', e."Title", 'Subtitles', e."Subtitles", 'StartsOn', e."StartsOn", 'EndsOn', e."EndsOn",
                    'DayEnds', e."DayEnds", 'Place', e."Place", 'TimeZone', e."TimeZone", 'Sequence', 0)::text
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
