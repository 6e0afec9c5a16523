namespace NsmCon.Admin.Documents;

/// <summary>A day as a time table: a column for each room, a row for each moment at which something begins.</summary>
sealed record ProgrammeGrid(IReadOnlyList<string> Rooms, IReadOnlyList<DateTime> Rows, IReadOnlyList<ProgrammeCell> Cells)
{
    const int FewestRooms = 2,
        MostRooms = 8;

    /// <summary>
    /// The table; null where the day is in one room, in more than a page can hold, or where two talks would lie on each other.
    /// </summary>
    public static ProgrammeGrid? Create(IReadOnlyList<ProgrammeTalk> day, List<string> order)
    {
        var rooms = day.Select(talk => talk.Room)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .OrderBy(room => order.IndexOf(room) is >= 0 and var at ? at : int.MaxValue)
            .ThenBy(room => room, StringComparer.Ordinal)
            .ToList();
        if (rooms.Count is < FewestRooms or > MostRooms)
            return null;

        var rows = day.Select(talk => talk.Starts).Distinct().Order().ToList();
        var cells = day.Select(talk => Cell(talk, rooms, rows)).ToList();
        return AreApart(cells) ? new(rooms, rows, cells) : null;
    }

    static ProgrammeCell Cell(ProgrammeTalk talk, List<string> rooms, List<DateTime> rows)
    {
        var row = rows.IndexOf(talk.Starts);
        var height = Math.Max(1, rows.Skip(row).Count(begins => begins < talk.Ends));
        return talk.Room is { } room ? new(talk, rooms.IndexOf(room), row, 1, height) : new(talk, 0, row, rooms.Count, height);
    }

    static bool AreApart(List<ProgrammeCell> cells)
    {
        var places = cells.SelectMany(cell => cell.Places).ToList();
        return places.Count == places.Distinct().Count();
    }
}

/// <summary>A talk in the table: from which column and row on, and how far.</summary>
sealed record ProgrammeCell(ProgrammeTalk Talk, int Column, int Row, int Width, int Height)
{
    public IEnumerable<(int Column, int Row)> Places =>
        from column in Enumerable.Range(Column, Width)
        from row in Enumerable.Range(Row, Height)
        select (column, row);
}
