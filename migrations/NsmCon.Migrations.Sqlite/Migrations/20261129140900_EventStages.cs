using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EventStages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was there before there were stages was public.
            migrationBuilder.AddColumn<string>(
                name: "Stage",
                table: "Events",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Announced");

            migrationBuilder.AddColumn<int>(
                name: "StageRevision",
                table: "Events",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "StageSetAt",
                table: "Events",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Stage",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "StageRevision",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "StageSetAt",
                table: "Events");
        }
    }
}
