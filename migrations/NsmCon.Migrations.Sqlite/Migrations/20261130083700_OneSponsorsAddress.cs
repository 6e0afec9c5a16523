using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OneSponsorsAddress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // It was the default of every event. Where no packages file says it, nobody did: the configured address counts.
            migrationBuilder.Sql("""
                UPDATE "Events" SET "SponsorEmail" = ''
                WHERE "SponsorEmail" = 'sponsors@networkservicemesh.io' AND NOT EXISTS (
                    SELECT 1 FROM "ImportedPages" page
                    WHERE page."EventId" = "Events"."Id" AND page."Path" LIKE '%.toml' AND page."Text" LIKE '%sponsors@networkservicemesh.io%')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
