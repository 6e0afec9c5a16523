using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.PostgreSql.Migrations
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
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Announced");

            migrationBuilder.AddColumn<int>(
                name: "StageRevision",
                table: "Events",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "StageSetAt",
                table: "Events",
                type: "timestamp with time zone",
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
