using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FollowUps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NextStep",
                table: "Inquiries",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "NextStepDueAt",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NextStepOn",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAskedAt",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedDueAt",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SnoozedUntilAt",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SnoozedUntilOn",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            // Who has waited since before stands on the dashboard; their owners do not all get a mail with the update.
            migrationBuilder.Sql("UPDATE \"Inquiries\" SET \"RemindedAskedAt\" = \"AskedAt\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NextStep",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "NextStepDueAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "NextStepOn",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "RemindedAskedAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "RemindedDueAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "SnoozedUntilAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "SnoozedUntilOn",
                table: "Inquiries");
        }
    }
}
