using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Scans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Scans",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<int>(type: "INTEGER", nullable: false),
                    RegistrationId = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ClientKey = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Scans_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Scans_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Scans_EventId_ClientKey",
                table: "Scans",
                columns: new[] { "EventId", "ClientKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Scans_RegistrationId",
                table: "Scans",
                column: "RegistrationId");

            // Who is in was let in by somebody: that is the one scan that is known.
            migrationBuilder.Sql("""
                INSERT INTO "Scans" ("EventId", "RegistrationId", "At", "By", "Device", "Outcome")
                SELECT "EventId", "Id", "CheckedInAt", COALESCE("CheckedInBy", ''), '', 'Admitted'
                FROM "Registrations" WHERE "CheckedInAt" IS NOT NULL ORDER BY "CheckedInAt", "Id"
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Scans");
        }
    }
}
