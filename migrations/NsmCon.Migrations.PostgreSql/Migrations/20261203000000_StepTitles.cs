using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class StepTitles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Title",
                table: "AgendaSteps",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(400)",
                oldMaxLength: 400);

            migrationBuilder.Sql("""
                UPDATE "AgendaSteps" SET "Title" = CASE
                    WHEN "Kind" IN ('Import', 'NewEvent') AND "Title" LIKE 'Imported %' THEN json_build_object('Deed', 'Imported', 'Subject', substr("Title", 10))::text
                    WHEN "Title" LIKE 'Added % across all rooms' THEN json_build_object('Deed', 'Text', 'Subject', "Title")::text
                    WHEN "Title" LIKE 'Added %' THEN json_build_object('Deed', 'Added', 'Subject', substr("Title", 7))::text
                    WHEN "Title" LIKE 'Changed %' THEN json_build_object('Deed', 'Changed', 'Subject', substr("Title", 9))::text
                    WHEN "Title" LIKE 'Deleted %' THEN json_build_object('Deed', 'Deleted', 'Subject', substr("Title", 9))::text
                    WHEN "Title" LIKE 'New photo of %' THEN json_build_object('Deed', 'NewPhoto', 'Subject', substr("Title", 14))::text
                    WHEN "Title" LIKE 'Took % off the agenda' THEN json_build_object('Deed', 'TakenOff', 'Subject', substr("Title", 6, length("Title") - 20))::text
                    ELSE json_build_object('Deed', 'Text', 'Subject', "Title")::text END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DELETE FROM "AgendaSteps";""");

            migrationBuilder.AlterColumn<string>(
                name: "Title",
                table: "AgendaSteps",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");
        }
    }
}
