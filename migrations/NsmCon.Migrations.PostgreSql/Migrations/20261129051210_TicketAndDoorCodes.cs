using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NsmCon.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class TicketAndDoorCodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "TicketCode",
                table: "Registrations",
                type: "character varying(67)",
                maxLength: 67,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(20)",
                oldMaxLength: 20);

            migrationBuilder.AddColumn<string>(
                name: "DoorCode",
                table: "Registrations",
                type: "character varying(67)",
                maxLength: 67,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DoorCodeStart",
                table: "Registrations",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "ReplacedCodes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EventId = table.Column<int>(type: "integer", nullable: false),
                    RegistrationId = table.Column<int>(type: "integer", nullable: false),
                    CodeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplacedCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReplacedCodes_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReplacedCodes_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_DoorCode",
                table: "Registrations",
                column: "DoorCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReplacedCodes_CodeHash",
                table: "ReplacedCodes",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReplacedCodes_EventId",
                table: "ReplacedCodes",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_ReplacedCodes_RegistrationId",
                table: "ReplacedCodes",
                column: "RegistrationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReplacedCodes");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_DoorCode",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "DoorCode",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "DoorCodeStart",
                table: "Registrations");

            migrationBuilder.AlterColumn<string>(
                name: "TicketCode",
                table: "Registrations",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(67)",
                oldMaxLength: 67);
        }
    }
}
