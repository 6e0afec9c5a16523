using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.PostgreSql.Migrations
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
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Text",
                table: "IncomingMails",
                type: "character varying(50000)",
                maxLength: 50000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SearchEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EventId = table.Column<int>(type: "integer", nullable: true),
                    MessageId = table.Column<int>(type: "integer", nullable: true),
                    IncomingMailId = table.Column<int>(type: "integer", nullable: true),
                    Sender = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Rules = table.Column<int>(type: "integer", nullable: false)
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

            // The words are parted already; PostgreSQL's own parser would part some of them again, and others on another server. The sender's have the weight A,
            // and the others begin far enough behind them that no phrase reaches from the one to the other.
            // Rows are kept short, and what is long beside them: a search reads many rows, and no text. PostgreSQL does not know what reading the long ones costs,
            // and would rather read all of them than the index.
            migrationBuilder.Sql("""
                CREATE FUNCTION search_vector(sender text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                    SELECT COALESCE(string_agg(lexeme, ' '), '')::tsvector FROM (
                        SELECT quote_literal(word) || ':' || place || 'A' AS lexeme FROM unnest(string_to_array(sender, ' ')) WITH ORDINALITY AS of_sender(word, place)
                        UNION ALL
                        SELECT quote_literal(word) || ':' || place + 1100 FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS of_text(word, place)) AS lexemes
                $$;
                ALTER TABLE "SearchEntries" ADD COLUMN "Index" tsvector GENERATED ALWAYS AS (search_vector("Sender", "Words")) STORED;
                ALTER TABLE "SearchEntries" SET (toast_tuple_target = 128);
                CREATE INDEX "IX_SearchEntries_Index" ON "SearchEntries" USING gin ("Index") WITH (fastupdate = off);
                CREATE FUNCTION search_entries(query tsquery) RETURNS TABLE ("Id" bigint, "EventId" integer) LANGUAGE sql STABLE SET enable_seqscan = off AS $$
                    SELECT "Id", "EventId" FROM "SearchEntries" WHERE "Index" @@ query
                $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchEntries");
            migrationBuilder.Sql("DROP FUNCTION search_entries; DROP FUNCTION search_vector");

            migrationBuilder.DropColumn(
                name: "FileNames",
                table: "IncomingMails");

            migrationBuilder.DropColumn(
                name: "Text",
                table: "IncomingMails");
        }
    }
}
