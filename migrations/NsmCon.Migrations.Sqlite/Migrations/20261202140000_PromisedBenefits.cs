using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PromisedBenefits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PromisedBenefits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<int>(type: "INTEGER", nullable: false),
                    SponsorshipId = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Parts = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PromisedBenefits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PromisedBenefits_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PromisedBenefits_Sponsorships_SponsorshipId",
                        column: x => x.SponsorshipId,
                        principalTable: "Sponsorships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PromisedBenefits_EventId",
                table: "PromisedBenefits",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_PromisedBenefits_SponsorshipId",
                table: "PromisedBenefits",
                column: "SponsorshipId");

            migrationBuilder.Sql("""
                INSERT INTO "PromisedBenefits" ("EventId", "SponsorshipId", "Text", "Parts", "Position")
                SELECT s."EventId", s."Id", json_extract(b.value, '$.Text'), COALESCE(json_extract(b.value, '$.Parts'), '[]'), b.key
                FROM "Sponsorships" s, json_each(s."Benefits") b ORDER BY s."Id", b.key
                """);

            migrationBuilder.DropColumn(
                name: "Benefits",
                table: "Sponsorships");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PromisedBenefits");

            migrationBuilder.AddColumn<string>(
                name: "Benefits",
                table: "Sponsorships",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }
    }
}
