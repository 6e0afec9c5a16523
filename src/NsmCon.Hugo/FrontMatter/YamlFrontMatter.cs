using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NsmCon.Hugo;

/// <summary>Reads YAML with the events of YamlDotNet, so that neither depth nor aliases can run away.</summary>
internal sealed class YamlFrontMatter(int offset)
{
    const int MaxDepth = 64;

    readonly Dictionary<AnchorName, FrontMatterValue> anchors = [];
    readonly Stack<(FrontMatterValue Value, string? Key, int KeyStart)> around = new();
    FrontMatterValue? root;
    int lastEnd;

    public static FrontMatterTable Read(string yaml, int offset, FindingList findings)
    {
        var reader = new YamlFrontMatter(offset) { lastEnd = offset };
        try
        {
            if (!reader.ReadAll(yaml))
                findings.Error(
                    offset,
                    FindingCodes.FrontMatterDepth,
                    "The front matter is nested more than 64 levels deep: make it flatter."
                );
            else if (reader.root is { Table: null })
                findings.Error(
                    offset,
                    FindingCodes.FrontMatterInvalid,
                    "The front matter is not valid YAML: it must be fields such as \"title: NSMCon\"."
                );
            return reader.root?.Table ?? new FrontMatterTable();
        }
        catch (YamlException e)
        {
            var at = offset + (int)Math.Min(e.Start.Index, yaml.Length);
            findings.Error(at, FindingCodes.FrontMatterInvalid, $"The front matter is not valid YAML: {e.Message.TrimEnd('.')}.");
            return new FrontMatterTable();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet throws these without a place: on plain text that goes on
            // over a broken line, a tag that is none, half of a surrogate pair.
            findings.Error(
                reader.lastEnd,
                FindingCodes.FrontMatterInvalid,
                "The front matter is not valid YAML: the text after this cannot be read; put it in quotes."
            );
            return new FrontMatterTable();
        }
    }

    bool ReadAll(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        while (parser.MoveNext() && around.Count <= MaxDepth)
        {
            lastEnd = offset + (int)Math.Min(parser.Current!.End.Index, yaml.Length);
            switch (parser.Current)
            {
                case MappingStart mapping:
                    Open(new FrontMatterValue(Start(mapping), Start(mapping)) { Table = new FrontMatterTable() }, mapping.Anchor);
                    break;
                case SequenceStart sequence:
                    Open(new FrontMatterValue(Start(sequence), Start(sequence)) { List = [] }, sequence.Anchor);
                    break;
                case MappingEnd or SequenceEnd:
                    around.Pop().Value.End = Start(parser.Current) + ClosingBracket(yaml, parser.Current);
                    break;
                case Scalar scalar:
                    ReadScalar(scalar);
                    break;
                case AnchorAlias alias:
                    Place(anchors.GetValueOrDefault(alias.Value) ?? throw Unknown(alias), key: null);
                    break;
            }
        }

        return around.Count <= MaxDepth;
    }

    void Open(FrontMatterValue value, AnchorName anchor)
    {
        if (!anchor.IsEmpty)
            anchors[anchor] = value;
        Place(value, key: null);
        around.Push((value, null, 0));
    }

    void ReadScalar(Scalar scalar)
    {
        var end = offset + (int)scalar.End.Index;
        var value = new FrontMatterValue(Start(scalar), end) { Text = scalar.Value, IsString = scalar.Style != ScalarStyle.Plain };
        if (!scalar.Anchor.IsEmpty)
            anchors[scalar.Anchor] = value;
        Place(value, scalar.Value);
    }

    void Place(FrontMatterValue value, string? key)
    {
        if (!around.TryPop(out var parent))
        {
            root ??= value;
            return;
        }

        if (parent.Value.List is { } list)
            list.Add(value);
        else if (parent.Key is null)
            parent = (parent.Value, key ?? "", value.Start);
        else
        {
            parent.Value.Table!.Add(new FrontMatterField(parent.Key, parent.KeyStart, value));
            parent.Key = null;
        }

        around.Push(parent);
    }

    static YamlException Unknown(AnchorAlias alias) =>
        new(alias.Start, alias.End, $"there is no &{alias.Value} before this *{alias.Value}");

    // YamlDotNet lets a list or table in brackets end before its last one.
    static int ClosingBracket(string yaml, ParsingEvent end) =>
        yaml.AsSpan((int)Math.Min(end.Start.Index, yaml.Length)).StartsWith(end is MappingEnd ? "}" : "]") ? 1 : 0;

    int Start(ParsingEvent e) => offset + (int)e.Start.Index;
}
