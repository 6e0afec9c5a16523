using NsmCon.Data.Sponsors;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace NsmCon.Admin.Content;

/// <summary>Reads packages from TOML. Each fault becomes a finding with its place; one run finds all of them.</summary>
sealed class PackagesReader(PackagesFile file)
{
    const int ContactLength = 254,
        KeyLength = 60;

    public void Read()
    {
        if (Parse() is not { } document)
            return;

        var head = new TomlTable(file, document.KeyValues, document);
        file.Currency = head.Text("currency", 3);
        file.Contact = head.Text("contact", ContactLength);
        file.TargetCents = head.Cents("target");
        head.RefuseOthers();
        foreach (var table in document.Tables)
        {
            if (table is TableArraySyntax && table.Name?.ToString().Trim() == "package")
                ReadPackage(table);
            else
                file.Refuse(
                    ImportCodes.FieldUnknown,
                    table.Span.Start.Line + 1,
                    table.Span.Start.Column + 1,
                    $"\"{table.Name}\" is not known here: each package begins with [[package]]."
                );
        }

        CheckKeys();
    }

    DocumentSyntax? Parse()
    {
        try
        {
            // Without a last line break Tomlyn throws out of its range where the text ends within an escape.
            var document = SyntaxParser.Parse(file.Text + "\n", sourceName: "", validate: true);
            foreach (var fault in document.Diagnostics.Where(d => d.Kind == DiagnosticMessageKind.Error))
                Refuse(fault);
            return document.HasErrors ? null : document;
        }
        catch (TomlException fault)
        {
            foreach (var diagnostic in fault.Diagnostics)
                Refuse(diagnostic);
            if (fault.Diagnostics.Count == 0)
                file.Refuse(ImportCodes.TomlInvalid, 1, 1, $"This is not valid TOML: {fault.Message.TrimEnd('.')}.");
            return null;
        }
    }

    void Refuse(DiagnosticMessage fault) =>
        file.Refuse(
            ImportCodes.TomlInvalid,
            fault.Span.Start.Line + 1,
            fault.Span.Start.Column + 1,
            $"This is not valid TOML: {fault.Message.TrimEnd('.')}."
        );

    void ReadPackage(TableSyntaxBase syntax)
    {
        var table = new TomlTable(file, syntax.Items, syntax);
        var key = table.Text("key", KeyLength, isNeeded: true);
        var name = table.Text("name", Package.NameLength, isNeeded: true);
        var price = table.Cents("price", isNeeded: true);
        var entry = new PackageEntry(
            key ?? "",
            name ?? "",
            table.Text("group", Package.NameLength) ?? "",
            table.Text("intro", Package.IntroLength) ?? "",
            price ?? 0,
            table.Number("max"),
            table.Text("onlyWith", KeyLength),
            table.List("benefits").Select(ReadBenefit).OfType<BenefitEntry>().ToList()
        )
        {
            Place = table.PlaceOf("max"),
        };
        table.RefuseOthers();
        if (key is not null && name is not null)
            file.Packages.Add(entry);
    }

    BenefitEntry? ReadBenefit(SyntaxNode value)
    {
        if (value is not InlineTableSyntax inline)
            return TomlTable.TextOf(file, value, Benefit.TextLength) is { } alone ? new(alone, []) : null;

        var table = new TomlTable(file, inline.Items.Select(item => item.KeyValue).OfType<KeyValueSyntax>(), inline);
        var text = table.Text("text", Benefit.TextLength, isNeeded: true);
        var parts = table.List("parts").Select(part => TomlTable.TextOf(file, part, Benefit.TextLength)).OfType<string>().ToList();
        table.RefuseOthers();
        return text is null ? null : new(text, parts);
    }

    void CheckKeys()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var package in file.Packages.Where(package => !keys.Add(package.Key)).ToList())
            file.Refuse(
                ImportCodes.KeyTwice,
                package.Place.Line,
                package.Place.Column,
                $"The key \"{package.Key}\" is given twice: give each package its own."
            );
        foreach (
            var package in file.Packages.Where(package => package.OnlyWith is { } other && (other == package.Key || !keys.Contains(other)))
        )
            file.Refuse(
                ImportCodes.OnlyWithUnknown,
                package.Place.Line,
                package.Place.Column,
                $"{package.Name} is only with \"{package.OnlyWith}\", but no other package has that key."
            );
    }
}
