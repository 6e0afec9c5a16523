namespace NsmCon.Hugo;

public sealed partial class PageEdit
{
    /// <summary>Sets a field of the front matter, such as title, or adds it.</summary>
    public void SetField(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);

        var fields = new FieldEdit(page, changes);
        var text = WritableText.WithLineFeeds(value);
        if (fields.Find(key) is { } field)
        {
            SetValue(field.Value, text, field.Key);
            return;
        }

        fields.Add(key, text);
        content.Fields.Set(key, text);
    }

    /// <summary>Sets a field that holds a list, such as subtitle, or adds it.</summary>
    public void SetField(string key, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);

        var fields = new FieldEdit(page, changes);
        var texts = values.Select(WritableText.WithLineFeeds).ToList();
        if (fields.Find(key) is { Value.Text: not null } single && texts.Count == 1)
        {
            SetValue(single.Value, texts[0], single.Key);
            return;
        }

        if (fields.Find(key) is not { } field)
            fields.Add(key, texts);
        else if (field.Value.Items?.Count == texts.Count)
            SetItems(field, texts);
        else
            SetOther(fields, field, texts);

        content.Fields.Remove(fields.Find(key)?.Key ?? key);
        content.Fields.Set(fields.Find(key)?.Key ?? key, texts);
    }

    /// <summary>Changes one value of the front matter, wherever it stands: an item of a list, a button's href.</summary>
    /// <param name="value">A single value of the page.</param>
    /// <param name="text">What it shall say. Numbers, dates and truth values stay what they are.</param>
    public void SetValue(FrontMatterValue value, string text) => SetValue(value, text, "front matter");

    /// <summary>Removes a field of the front matter; without it, nothing changes.</summary>
    public void RemoveField(string key)
    {
        var fields = new FieldEdit(page, changes);
        var name = fields.Find(key)?.Key ?? key;
        fields.Remove(name);
        content.Fields.Remove(name);
    }

    void SetItems(FrontMatterField field, List<string> texts)
    {
        foreach (var (item, text) in field.Value.Items!.Zip(texts))
            SetValue(item, text, field.Key);
    }

    void SetOther(FieldEdit fields, FrontMatterField field, List<string> texts)
    {
        foreach (var (item, text) in new ListEdit(page, changes, fields, field).Write(texts))
            SetValue(item, text, field.Key);
    }

    void SetValue(FrontMatterValue value, string text, string key)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(text);

        var written = WritableText.WithLineFeeds(text);
        var fields = new FieldEdit(page, changes);
        fields.Replace(key, value, written);
        content.Fields.Set(value, written);
    }
}
