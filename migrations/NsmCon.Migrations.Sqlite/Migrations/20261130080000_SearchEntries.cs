using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SearchEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FileNames",
                table: "IncomingMails",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Text",
                table: "IncomingMails",
                type: "TEXT",
                maxLength: 50000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SearchEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    EventId = table.Column<int>(type: "INTEGER", nullable: true),
                    MessageId = table.Column<int>(type: "INTEGER", nullable: true),
                    IncomingMailId = table.Column<int>(type: "INTEGER", nullable: true),
                    Sender = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Rules = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SearchEntries_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SearchEntries_IncomingMails_IncomingMailId",
                        column: x => x.IncomingMailId,
                        principalTable: "IncomingMails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SearchEntries_Messages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "Messages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_EventId",
                table: "SearchEntries",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_IncomingMailId",
                table: "SearchEntries",
                column: "IncomingMailId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_MessageId",
                table: "SearchEntries",
                column: "MessageId",
                unique: true);

            // The index holds no texts of its own, and follows the table in whatever way rows come and go. Who makes the table anew must make these triggers anew.
            // The words are parted already: every sign beyond ASCII counts as a letter.
            migrationBuilder.Sql("""
                CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Sender", "Words", content = 'SearchEntries', content_rowid = 'Id', tokenize = 'ascii', prefix = '2 3');
                CREATE TRIGGER "SearchEntries_Added" AFTER INSERT ON "SearchEntries" BEGIN
                    INSERT INTO "SearchIndex" (rowid, "Sender", "Words") VALUES (new."Id", new."Sender", new."Words");
                END;
                CREATE TRIGGER "SearchEntries_Removed" AFTER DELETE ON "SearchEntries" BEGIN
                    INSERT INTO "SearchIndex" ("SearchIndex", rowid, "Sender", "Words") VALUES ('delete', old."Id", old."Sender", old."Words");
                END;
                CREATE TRIGGER "SearchEntries_Changed" AFTER UPDATE OF "Id", "Sender", "Words" ON "SearchEntries" BEGIN
                    INSERT INTO "SearchIndex" ("SearchIndex", rowid, "Sender", "Words") VALUES ('delete', old."Id", old."Sender", old."Words");
                    INSERT INTO "SearchIndex" (rowid, "Sender", "Words") VALUES (new."Id", new."Sender", new."Words");
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "SearchIndex" """);

            migrationBuilder.DropTable(
                name: "SearchEntries");

            migrationBuilder.DropColumn(
                name: "FileNames",
                table: "IncomingMails");

            migrationBuilder.DropColumn(
                name: "Text",
                table: "IncomingMails");
        }
    }
}
