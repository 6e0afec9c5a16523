using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.PostgreSql.Migrations
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
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Secret",
                table: "OutgoingMails",
                type: "character varying(6707)",
                maxLength: 6707,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(707)",
                oldMaxLength: 707,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CodeOfConductUrl",
                table: "Events",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HelpEmail",
                table: "Events",
                type: "character varying(254)",
                maxLength: 254,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PrivacyUrl",
                table: "Events",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "UidHost",
                table: "Events",
                type: "character varying(255)",
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

            migrationBuilder.AlterColumn<string>(
                name: "Secret",
                table: "OutgoingMails",
                type: "character varying(707)",
                maxLength: 707,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(6707)",
                oldMaxLength: 6707,
                oldNullable: true);
        }
    }
}
