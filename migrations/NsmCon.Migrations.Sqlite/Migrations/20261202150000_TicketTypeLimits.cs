using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TicketTypeLimits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "TicketTypeLimits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<int>(type: "INTEGER", nullable: false),
                    TicketTypeId = table.Column<int>(type: "INTEGER", nullable: false),
                    QuotaId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketTypeLimits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TicketTypeLimits_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TicketTypeLimits_Quotas_QuotaId",
                        column: x => x.QuotaId,
                        principalTable: "Quotas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TicketTypeLimits_TicketTypes_TicketTypeId",
                        column: x => x.TicketTypeId,
                        principalTable: "TicketTypes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TicketTypeLimits_EventId_TicketTypeId_QuotaId",
                table: "TicketTypeLimits",
                columns: new[] { "EventId", "TicketTypeId", "QuotaId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TicketTypeLimits_QuotaId",
                table: "TicketTypeLimits",
                column: "QuotaId");

            migrationBuilder.CreateIndex(
                name: "IX_TicketTypeLimits_TicketTypeId",
                table: "TicketTypeLimits",
                column: "TicketTypeId");

            migrationBuilder.Sql("""
                INSERT INTO "TicketTypeLimits" ("EventId", "TicketTypeId", "QuotaId")
                SELECT "EventId", "Id", "QuotaId" FROM "TicketTypes" ORDER BY "Id"
                """);

            migrationBuilder.DropForeignKey(
                name: "FK_TicketTypes_Quotas_QuotaId",
                table: "TicketTypes");

            migrationBuilder.DropIndex(
                name: "IX_TicketTypes_QuotaId",
                table: "TicketTypes");

            migrationBuilder.DropColumn(
                name: "QuotaId",
                table: "TicketTypes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TicketTypeLimits");

            migrationBuilder.AddColumn<int>(
                name: "QuotaId",
                table: "TicketTypes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_TicketTypes_QuotaId",
                table: "TicketTypes",
                column: "QuotaId");

            migrationBuilder.AddForeignKey(
                name: "FK_TicketTypes_Quotas_QuotaId",
                table: "TicketTypes",
                column: "QuotaId",
                principalTable: "Quotas",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
