using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NsmCon.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class WaitingInquiries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAt",
                table: "Inquiries",
                type: "timestamp with time zone",
                nullable: true);

            // Who wrote last waits for an answer, unless the conversation is over.
            migrationBuilder.Sql("""
                UPDATE "Inquiries" SET "AskedAt" = "ReceivedAt" WHERE "State" = 'New';
                UPDATE "Inquiries" SET "AskedAt" = (SELECT MAX(m."At") FROM "Messages" m WHERE m."InquiryId" = "Inquiries"."Id" AND m."Kind" = 'In')
                WHERE "State" IN ('InConversation', 'Offered')
                    AND (SELECT m."Kind" FROM "Messages" m WHERE m."InquiryId" = "Inquiries"."Id" AND m."Kind" <> 'Note' ORDER BY m."At" DESC, m."Id" DESC LIMIT 1) = 'In';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AskedAt",
                table: "Inquiries");
        }
    }
}
