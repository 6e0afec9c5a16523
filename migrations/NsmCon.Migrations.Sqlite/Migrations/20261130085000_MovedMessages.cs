using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MovedMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MergedIntoId",
                table: "Inquiries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MessageMoves",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<int>(type: "INTEGER", nullable: false),
                    FromId = table.Column<int>(type: "INTEGER", nullable: false),
                    ToId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSplit = table.Column<bool>(type: "INTEGER", nullable: false),
                    MovedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MovedBy = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Newest = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MessageMoves_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MessageMoves_Inquiries_FromId",
                        column: x => x.FromId,
                        principalTable: "Inquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MessageMoves_Inquiries_ToId",
                        column: x => x.ToId,
                        principalTable: "Inquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MovedMessage",
                columns: table => new
                {
                    MoveId = table.Column<int>(type: "INTEGER", nullable: false),
                    MessageId = table.Column<int>(type: "INTEGER", nullable: false),
                    EventId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MovedMessage", x => new { x.MoveId, x.MessageId });
                    table.ForeignKey(
                        name: "FK_MovedMessage_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MovedMessage_MessageMoves_MoveId",
                        column: x => x.MoveId,
                        principalTable: "MessageMoves",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MovedMessage_Messages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "Messages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_MessageId",
                table: "OutgoingMails",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_MergedIntoId",
                table: "Inquiries",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_MessageMoves_EventId",
                table: "MessageMoves",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_MessageMoves_FromId",
                table: "MessageMoves",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_MessageMoves_ToId",
                table: "MessageMoves",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_MovedMessage_EventId",
                table: "MovedMessage",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_MovedMessage_MessageId",
                table: "MovedMessage",
                column: "MessageId");

            migrationBuilder.AddForeignKey(
                name: "FK_Inquiries_Inquiries_MergedIntoId",
                table: "Inquiries",
                column: "MergedIntoId",
                principalTable: "Inquiries",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Inquiries_Inquiries_MergedIntoId",
                table: "Inquiries");

            migrationBuilder.DropTable(
                name: "MovedMessage");

            migrationBuilder.DropTable(
                name: "MessageMoves");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_MessageId",
                table: "OutgoingMails");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_MergedIntoId",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Inquiries");
        }
    }
}
