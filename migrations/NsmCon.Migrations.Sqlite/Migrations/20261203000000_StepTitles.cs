using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class StepTitles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                UPDATE "AgendaSteps" SET "Title" = CASE
                    WHEN "Kind" IN ('Import', 'NewEvent') AND "Title" LIKE 'Imported %' THEN json_object('Deed', 'Imported', 'Subject', substr("Title", 10))
                    WHEN "Title" LIKE 'Added % across all rooms' THEN json_object('Deed', 'Text', 'Subject', "Title")
                    WHEN "Title" LIKE 'Added %' THEN json_object('Deed', 'Added', 'Subject', substr("Title", 7))
                    WHEN "Title" LIKE 'Changed %' THEN json_object('Deed', 'Changed', 'Subject', substr("Title", 9))
                    WHEN "Title" LIKE 'Deleted %' THEN json_object('Deed', 'Deleted', 'Subject', substr("Title", 9))
                    WHEN "Title" LIKE 'New photo of %' THEN json_object('Deed', 'NewPhoto', 'Subject', substr("Title", 14))
                    WHEN "Title" LIKE 'Took % off the agenda' THEN json_object('Deed', 'TakenOff', 'Subject', substr("Title", 6, length("Title") - 20))
                    ELSE json_object('Deed', 'Text', 'Subject', "Title") END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DELETE FROM "AgendaSteps";""");
        }
    }
}
