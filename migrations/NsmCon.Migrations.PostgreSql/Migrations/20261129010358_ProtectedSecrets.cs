using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ProtectedSecrets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Secret",
                table: "Webhooks",
                type: "character varying(175)",
                maxLength: 175,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(100)",
                oldMaxLength: 100);

            migrationBuilder.AlterColumn<string>(
                name: "PageCode",
                table: "Speakers",
                type: "character varying(67)",
                maxLength: 67,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(20)",
                oldMaxLength: 20,
                oldNullable: true);

            migrationBuilder.RenameColumn(name: "Text", table: "OutgoingMails", newName: "Secret");

            migrationBuilder.AlterColumn<string>(
                name: "Secret",
                table: "OutgoingMails",
                type: "character varying(707)",
                maxLength: 707,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(1000)",
                oldMaxLength: 1000,
                oldNullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Secret",
                table: "Webhooks",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(175)",
                oldMaxLength: 175);

            migrationBuilder.AlterColumn<string>(
                name: "PageCode",
                table: "Speakers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(67)",
                oldMaxLength: 67,
                oldNullable: true);

            migrationBuilder.RenameColumn(name: "Secret", table: "OutgoingMails", newName: "Text");

            migrationBuilder.AlterColumn<string>(
                name: "Text",
                table: "OutgoingMails",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(707)",
                oldMaxLength: 707,
                oldNullable: true);
        }
    }
}
