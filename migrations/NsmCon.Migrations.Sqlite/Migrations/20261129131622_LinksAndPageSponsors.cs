using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LinksAndPageSponsors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "SlidesUrl",
                table: "Talks",
                newName: "Slides");

            migrationBuilder.RenameColumn(
                name: "VideoUrl",
                table: "Talks",
                newName: "Videos");

            // A step names the columns that it can set back.
            migrationBuilder.Sql("""UPDATE "AgendaSteps" SET "Changes" = replace("Changes", '"SlidesUrl":', '"Slides":') WHERE "Changes" LIKE '%"SlidesUrl":%';""");
            migrationBuilder.Sql("""UPDATE "AgendaSteps" SET "Changes" = replace("Changes", '"VideoUrl":', '"Videos":') WHERE "Changes" LIKE '%"VideoUrl":%';""");

            migrationBuilder.AddColumn<int>(
                name: "ReadBy",
                table: "ImportedPages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "PageSponsors",
                table: "Events",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReadBy",
                table: "ImportedPages");

            migrationBuilder.DropColumn(
                name: "PageSponsors",
                table: "Events");

            migrationBuilder.Sql("""UPDATE "AgendaSteps" SET "Changes" = replace("Changes", '"Slides":', '"SlidesUrl":') WHERE "Changes" LIKE '%"Slides":%';""");
            migrationBuilder.Sql("""UPDATE "AgendaSteps" SET "Changes" = replace("Changes", '"Videos":', '"VideoUrl":') WHERE "Changes" LIKE '%"Videos":%';""");

            migrationBuilder.RenameColumn(
                name: "Slides",
                table: "Talks",
                newName: "SlidesUrl");

            migrationBuilder.RenameColumn(
                name: "Videos",
                table: "Talks",
                newName: "VideoUrl");
        }
    }
}
