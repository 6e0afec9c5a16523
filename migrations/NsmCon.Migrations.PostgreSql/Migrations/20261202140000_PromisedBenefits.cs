using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NsmCon.Migrations.PostgreSql.Migrations
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
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EventId = table.Column<int>(type: "integer", nullable: false),
                    SponsorshipId = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Parts = table.Column<List<string>>(type: "text[]", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
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
                SELECT s."EventId", s."Id", b.value ->> 'Text',
                    CASE WHEN jsonb_typeof(b.value -> 'Parts') = 'array' THEN ARRAY(SELECT jsonb_array_elements_text(b.value -> 'Parts')) ELSE ARRAY[]::text[] END, b.ordinality - 1
                FROM "Sponsorships" s, jsonb_array_elements(s."Benefits"::jsonb) WITH ORDINALITY b ORDER BY s."Id", b.ordinality
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
                type: "text",
                nullable: false,
                defaultValue: "");
        }
    }
}
