using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NsmCon.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Allocations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Allocations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EventId = table.Column<int>(type: "integer", nullable: false),
                    QuotaId = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    RegistrationId = table.Column<int>(type: "integer", nullable: true),
                    SponsorshipId = table.Column<int>(type: "integer", nullable: true),
                    TakenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Allocations", x => x.Id);
                    table.CheckConstraint("CK_Allocations_Count", "\"Count\" > 0");
                    table.CheckConstraint("CK_Allocations_Holder", "(\"RegistrationId\" IS NULL) <> (\"SponsorshipId\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_Allocations_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Allocations_Quotas_QuotaId",
                        column: x => x.QuotaId,
                        principalTable: "Quotas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Allocations_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Allocations_Sponsorships_SponsorshipId",
                        column: x => x.SponsorshipId,
                        principalTable: "Sponsorships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_EventId_RegistrationId_QuotaId",
                table: "Allocations",
                columns: new[] { "EventId", "RegistrationId", "QuotaId" },
                unique: true,
                filter: "\"RegistrationId\" IS NOT NULL AND \"ReleasedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_EventId_SponsorshipId_QuotaId",
                table: "Allocations",
                columns: new[] { "EventId", "SponsorshipId", "QuotaId" },
                unique: true,
                filter: "\"SponsorshipId\" IS NOT NULL AND \"ReleasedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_QuotaId",
                table: "Allocations",
                column: "QuotaId");

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_RegistrationId",
                table: "Allocations",
                column: "RegistrationId",
                filter: "\"RegistrationId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_SponsorshipId",
                table: "Allocations",
                column: "SponsorshipId",
                filter: "\"SponsorshipId\" IS NOT NULL");

            migrationBuilder.Sql("""
                INSERT INTO "Allocations" ("EventId", "QuotaId", "Count", "RegistrationId", "TakenAt")
                SELECT r."EventId", t."QuotaId", 1, r."Id", r."RegisteredAt"
                FROM "Registrations" r JOIN "TicketTypes" t ON t."Id" = r."TicketTypeId" WHERE r."CancelledAt" IS NULL
                """);
            migrationBuilder.Sql("""
                INSERT INTO "Allocations" ("EventId", "QuotaId", "Count", "SponsorshipId", "TakenAt")
                SELECT s."EventId", p."QuotaId", 1, s."Id", s."TakenAt"
                FROM "Sponsorships" s JOIN "Packages" p ON p."Id" = s."PackageId" WHERE s."CancelledAt" IS NULL AND p."QuotaId" IS NOT NULL
                """);
            // Where a limit had counted too few, nobody loses a place: it is raised to what was given out.
            migrationBuilder.Sql("""
                UPDATE "Quotas" SET
                    "Size" = CASE WHEN "Size" < (SELECT COUNT(*) FROM "Allocations" a WHERE a."QuotaId" = "Quotas"."Id")
                        THEN (SELECT COUNT(*) FROM "Allocations" a WHERE a."QuotaId" = "Quotas"."Id") ELSE "Size" END,
                    "Taken" = (SELECT COUNT(*) FROM "Allocations" a WHERE a."QuotaId" = "Quotas"."Id")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Allocations");
        }
    }
}
