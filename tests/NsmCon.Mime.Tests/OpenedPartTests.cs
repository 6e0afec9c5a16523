using System.Buffers.Binary;

namespace NsmCon.Mime.Tests;

/// <summary>Envelopes and winmail.dat that were made to claim more than they hold.</summary>
public class OpenedPartTests
{
    const int Some = 200_000;

    [Theory]
    [InlineData(0x24)]
    [InlineData(0x30)]
    [InlineData(0xA0)]
    public void An_envelope_in_envelopes_without_end_is_broken(byte tag)
    {
        byte[] nested = [.. Enumerable.Repeat(new[] { tag, (byte)0x80 }, Some).SelectMany(b => b)];
        byte[] signed = [0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0, 0x80, .. nested];
        byte[] data =
        [
            0x30,
            0x80,
            0x06,
            0x09,
            0x2A,
            0x86,
            0x48,
            0x86,
            0xF7,
            0x0D,
            0x01,
            0x07,
            0x02,
            0xA0,
            0x80,
            0x30,
            0x80,
            0x02,
            0x01,
            0x01,
            0x31,
            0x00,
            0x30,
            0x80,
            0x06,
            0x09,
            0x2A,
            0x86,
            0x48,
            0x86,
            0xF7,
            0x0D,
            0x01,
            0x07,
            0x01,
            0xA0,
            0x80,
            .. nested,
        ];

        Assert.Null(OpenedPart.FromEnvelope(nested));
        Assert.Null(OpenedPart.FromEnvelope(signed));
        Assert.Null(OpenedPart.FromEnvelope(data));
    }

    [Theory]
    [InlineData(2, 0x0006800F, int.MaxValue)]
    [InlineData(2, 0x00069005, 0x7fff_0000)]
    [InlineData(1, 0x00069003, 0x7fff_0000)]
    [InlineData(1, 0x00018004, int.MaxValue)]
    public void A_winmail_dat_that_claims_gigabytes_takes_none(byte level, int attribute, int length)
    {
        var winmail = new byte[200];
        BinaryPrimitives.WriteUInt32LittleEndian(winmail, 0x223E9F78);
        winmail[6] = level;
        BinaryPrimitives.WriteInt32LittleEndian(winmail.AsSpan(7), attribute);
        BinaryPrimitives.WriteInt32LittleEndian(winmail.AsSpan(11), length);
        // Counts and lengths within the attribute.
        winmail.AsSpan(15).Fill(0x7F);

        var before = GC.GetAllocatedBytesForCurrentThread();
        OpenedPart.FromTnef(winmail);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * 1024 * 1024);
    }
}
