using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NsmCon.Admin.Site;

/// <summary>Files of XML.</summary>
static class XmlFile
{
    public static byte[] Write(XElement root) => Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root}\n");

    /// <summary>A text without the control characters that XML refuses, even as references.</summary>
    public static string Text(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
