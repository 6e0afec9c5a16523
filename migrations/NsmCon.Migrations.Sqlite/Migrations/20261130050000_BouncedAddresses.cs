using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BouncedAddresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_MessageKey",
                table: "OutgoingMails");

            migrationBuilder.AddColumn<DateTime>(
                name: "BouncedAt",
                table: "OutgoingMails",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BouncedAddresses",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    BouncedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BouncedAddresses", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_MessageKey",
                table: "OutgoingMails",
                column: "MessageKey");

            migrationBuilder.CreateIndex(
                name: "IX_BouncedAddresses_Key",
                table: "BouncedAddresses",
                column: "Key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BouncedAddresses");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_MessageKey",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "BouncedAt",
                table: "OutgoingMails");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_MessageKey",
                table: "OutgoingMails",
                column: "MessageKey",
                filter: "\"InquiryId\" IS NOT NULL");
        }
    }
}
