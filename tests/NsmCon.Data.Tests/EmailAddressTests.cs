using CsCheck;

namespace NsmCon.Data.Tests;

public class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.org", "ada@example.org")]
    [InlineData(" Ada.King@Example.ORG ", "Ada.King@example.org")]
    [InlineData("ida@bücher.example", "ida@bücher.example")]
    [InlineData("ida@BÜCHER.example", "ida@bücher.example")]
    [InlineData("ida@xn--bcher-kva.example", "ida@bücher.example")]
    [InlineData("ida@bu\u0308cher.example", "ida@bücher.example")]
    [InlineData("ida@例え。テスト", "ida@例え.テスト")]
    [InlineData("ida＠example.org", "ida@example.org")]
    [InlineData("jose\u0301@example.org", "jos\u00e9@example.org")]
    [InlineData("o'brien+nsm@mail.example.co", "o'brien+nsm@mail.example.co")]
    [InlineData("अजय@डाटा.भारत", "अजय@डाटा.भारत")]
    [InlineData("a@b.co", "a@b.co")]
    [InlineData("हिन्दी@example.org", "हिन्दी@example.org")]
    [InlineData("a.b-c@x-1.example2", "a.b-c@x-1.example2")]
    public void An_address_is_kept_in_one_form(string typed, string kept)
    {
        Assert.True(EmailAddress.IsValid(typed));
        Assert.Equal(kept, EmailAddress.Canonical(typed));
    }

    [Theory]
    [InlineData("x@-bad-.org")]
    [InlineData("x@bad-.org")]
    [InlineData("x@ex_ample.org")]
    [InlineData("x@[127.0.0.1]")]
    [InlineData("x@127.0.0.1")]
    [InlineData("x@example")]
    [InlineData("x@example.")]
    [InlineData("x@.example.org")]
    [InlineData("x@exa mple.org")]
    [InlineData("x@xn--.org")]
    [InlineData("x@aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff1234.org")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff12345@example.org")]
    [InlineData(".x@example.org")]
    [InlineData("x..y@example.org")]
    [InlineData("x.@example.org")]
    [InlineData("x@example.2")]
    [InlineData("(x)@example.org")]
    [InlineData("x→y@example.org")]
    [InlineData("\"x y\"@example.org")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("ada@example.org, eve@example.org")]
    [InlineData("ada@example.org\r\nRCPT TO:<eve@example.org>")]
    [InlineData("zero\u200bwidth@example.org")]
    [InlineData("@example.org")]
    [InlineData("ada")]
    [InlineData("")]
    [InlineData(null)]
    public void What_no_mail_can_go_to_is_no_address(string? typed) => Assert.False(EmailAddress.IsValid(typed));

    [Theory]
    [InlineData(64, 63, 254, true)]
    [InlineData(65, 63, 254, false)]
    [InlineData(64, 64, 254, false)]
    [InlineData(64, 63, 255, false)]
    public void An_address_has_the_lengths_that_mail_servers_take(int local, int label, int all, bool isValid)
    {
        var labels = $"{new string('b', label)}.{new string('c', 63)}.";
        var address = $"{new string('a', local)}@{labels}";
        address += new string('d', all - address.Length - 4) + ".org";

        Assert.Equal((all, isValid), (address.Length, EmailAddress.IsValid(address)));
    }

    [Theory]
    [InlineData("ada@xn--a.example", "ada@xn--a.example")]
    [InlineData("no address ", "no address")]
    public void What_cannot_be_read_stays_as_it_was_typed(string typed, string kept) => Assert.Equal(kept, EmailAddress.Canonical(typed));

    [Theory]
    [InlineData("Cap.One@Example.ORG", "cap.one@example.org")]
    [InlineData("ida@bücher.example", "IDA@XN--BCHER-KVA.example")]
    [InlineData("jos\u00e9@example.org", "JOSE\u0301@example.org")]
    [InlineData("νίκος@example.org", "ΝΊΚΟΣ@example.org")]
    public void Two_spellings_of_one_address_are_one(string first, string second) =>
        Assert.Equal(EmailAddress.KeyOf(first), EmailAddress.KeyOf(second));

    [Theory]
    [InlineData("ada@example.org", "ada@example.com")]
    [InlineData("straße@example.org", "strasse@example.org")]
    [InlineData("jose@example.org", "josé@example.org")]
    public void Two_mailboxes_stay_two(string first, string second) =>
        Assert.NotEqual(EmailAddress.KeyOf(first), EmailAddress.KeyOf(second));

    [Theory]
    [InlineData("jörg@example.org", true)]
    [InlineData("jorg@bücher.example", false)]
    [InlineData("jorg@example.org", false)]
    public void Letters_beyond_ascii_before_the_at_need_a_server_that_knows_them(string address, bool needs) =>
        Assert.Equal(needs, EmailAddress.NeedsUtf8(address));

    [Fact]
    public void Whatever_is_typed_the_kept_form_is_its_own_form_and_its_key_fits()
    {
        Gen.String.Select(Gen.String, (local, domain) => $"{local}@{domain}.org")
            .Sample(
                typed =>
                {
                    var kept = EmailAddress.Canonical(typed);

                    Assert.Equal(kept, EmailAddress.Canonical(kept));
                    Assert.Equal(EmailAddress.KeyOf(typed), EmailAddress.KeyOf(kept));
                    if (!EmailAddress.IsValid(typed))
                        return;
                    Assert.True(EmailAddress.IsValid(kept));
                    Assert.InRange(EmailAddress.KeyOf(kept).Length, 6, EmailAddress.Length);
                },
                iter: 5_000
            );
    }
}
