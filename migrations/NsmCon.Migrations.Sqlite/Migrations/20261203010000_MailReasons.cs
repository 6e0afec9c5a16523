using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MailReasons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReasonKind",
                table: "IncomingMails",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ReasonTo",
                table: "IncomingMails",
                type: "TEXT",
                maxLength: 254,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("""
                UPDATE "IncomingMails" SET "ReasonKind" = CASE
                    WHEN "Reason" = '' THEN 'None'
                    WHEN "Reason" = 'The same mail came before.' THEN 'SameMail'
                    WHEN "Reason" = 'The same mail came before, byte for byte.' THEN 'SameBytes'
                    WHEN "Reason" = 'It answers none of our mails and names no event.' THEN 'NamesNothing'
                    WHEN "State" = 'SetAside' AND "Reason" LIKE 'By %.' THEN 'ByStaff'
                    WHEN "Reason" LIKE 'It could not be read: %' THEN 'Unreadable'
                    WHEN "Reason" LIKE 'It answers the inquiry of %, but comes from an address that is not known there. Is it theirs?' THEN 'UnknownAddress'
                    WHEN "Reason" LIKE 'It answers none of our mails, but % wrote from this address before. Does it belong there?' THEN 'KnownSender'
                    ELSE 'Text' END,
                "Reason" = CASE
                    WHEN "Reason" = '' THEN ''
                    WHEN "Reason" = 'The same mail came before.' THEN ''
                    WHEN "Reason" = 'The same mail came before, byte for byte.' THEN ''
                    WHEN "Reason" = 'It answers none of our mails and names no event.' THEN ''
                    WHEN "State" = 'SetAside' AND "Reason" LIKE 'By %.' THEN substr("Reason", 4, length("Reason") - 4)
                    WHEN "Reason" LIKE 'It could not be read: %' THEN substr("Reason", 23, length("Reason") - 22)
                    WHEN "Reason" LIKE 'It answers the inquiry of %, but comes from an address that is not known there. Is it theirs?' THEN substr("Reason", 27, length("Reason") - 92)
                    WHEN "Reason" LIKE 'It answers none of our mails, but % wrote from this address before. Does it belong there?' THEN substr("Reason", 35, length("Reason") - 88)
                    ELSE "Reason" END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReasonKind",
                table: "IncomingMails");

            migrationBuilder.DropColumn(
                name: "ReasonTo",
                table: "IncomingMails");
        }
    }
}
