using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PlacesOfNetworksAndAddresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SentFrom",
                table: "Registrations",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CodeOfConductUrl",
                table: "Events",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HelpEmail",
                table: "Events",
                type: "TEXT",
                maxLength: 254,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PrivacyUrl",
                table: "Events",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "UidHost",
                table: "Events",
                type: "TEXT",
                maxLength: 255,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_EventId_SentFrom",
                table: "Registrations",
                columns: new[] { "EventId", "SentFrom" },
                filter: "\"SentFrom\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Registrations_EventId_SentFrom",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "SentFrom",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "CodeOfConductUrl",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "HelpEmail",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "PrivacyUrl",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "UidHost",
                table: "Events");
        }
    }
}
