using System.Collections;

namespace NsmCon.Typst.Tests;

public sealed class QrSvgTests
{
    [Fact]
    public void Runs_of_dark_modules_become_strokes_and_the_border_is_left_out()
    {
        BitArray[] modules =
        [
            new([false, false, false, false]),
            new([false, true, true, false]),
            new([false, false, true, false]),
            new([false, false, false, false]),
        ];

        var svg = QrSvg.Draw(modules, border: 1);

        Assert.Equal("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path stroke="#000" d="M0 0.5h2M1 1.5h1"/></svg>""", svg);
    }
}
