namespace NsmCon.Mime;

/// <summary>Looks in a mail for signs that a program wrote it; the surest come first.</summary>
sealed class AutomaticSigns(MailHeaders headers, ReadingOptions options)
{
    public AutomaticMail? Find(ReportParts reports, BounceReport? bounce, string subject) =>
        FindInReport(reports, bounce)
        ?? FindOwnMail()
        ?? FindAutoSubmitted(subject)
        ?? FindReplyHeader()
        ?? FindInSubject(subject)
        ?? FindList()
        ?? FindPrecedence()
        ?? FindInSender()
        ?? FindInReturnPath();

    static AutomaticMail? FindInReport(ReportParts reports, BounceReport? bounce)
    {
        if (bounce is not null)
            return new(AutomaticKind.DeliveryReport, "It says that a mail could not be delivered.");
        if (reports.IsReadReceipt)
            return new(AutomaticKind.ReadReceipt, "It says that a mail was opened.");
        if (reports.IsComplaint)
            return new(AutomaticKind.DeliveryReport, "It says that somebody called a mail spam.");
        return reports.Status.Count > 0
            ? new(AutomaticKind.DeliveryReport, "It tells how the delivery of a mail is going; nothing failed.")
            : null;
    }

    AutomaticMail? FindOwnMail()
    {
        if (headers.Address("From") is { } from && IsOwn(from.Address))
            return new(AutomaticKind.OwnMail, $"It comes from our own address {from.Address}.");
        var loop = headers
            .All("X-Loop")
            .FirstOrDefault(value => options.OwnAddresses.Any(own => value.Contains(own, StringComparison.OrdinalIgnoreCase)));
        return loop is null ? null : new(AutomaticKind.OwnMail, $"Its header X-Loop names us: {loop}.");
    }

    AutomaticMail? FindAutoSubmitted(string subject)
    {
        if (headers.Text("Auto-Submitted") is not { } value || value.StartsWith("no", StringComparison.OrdinalIgnoreCase))
            return null;

        var isReply = value.StartsWith("auto-replied", StringComparison.OrdinalIgnoreCase) || FindInSubject(subject) is not null;
        return new(isReply ? AutomaticKind.AutomaticReply : AutomaticKind.Program, $"Its header Auto-Submitted says \"{value}\".");
    }

    AutomaticMail? FindReplyHeader()
    {
        var name = AutomaticWords.ReplyHeaders.FirstOrDefault(name =>
            headers.Text(name)?.Equals("no", StringComparison.OrdinalIgnoreCase) == false
        );
        if (name is not null)
            return new(AutomaticKind.AutomaticReply, $"It has the header {name}.");

        // With this, Exchange marks its own answers, and what must not be answered by a program.
        return headers.Text("X-Auto-Response-Suppress") is { } value && !value.Equals("none", StringComparison.OrdinalIgnoreCase)
            ? new(AutomaticKind.Program, $"Its header X-Auto-Response-Suppress says \"{value}\".")
            : null;
    }

    static AutomaticMail? FindInSubject(string subject) =>
        Array.Exists(AutomaticWords.ReplySubjects, s => subject.StartsWith(s, StringComparison.OrdinalIgnoreCase))
            ? new(AutomaticKind.AutomaticReply, "Its subject begins as those of automatic answers do.")
            : null;

    // Our own address may be a list: then all that comes in has these headers.
    AutomaticMail? FindList()
    {
        if (IsOwnList())
            return null;

        var name = AutomaticWords.ListHeaders.FirstOrDefault(name => headers.Text(name) is not null);
        return name is null ? null : new(AutomaticKind.List, $"It has the header {name}, as mailing lists and newsletters do.");
    }

    AutomaticMail? FindPrecedence() =>
        headers.Text("Precedence")?.ToLowerInvariant() switch
        {
            "auto_reply" or "auto-reply" => new(AutomaticKind.AutomaticReply, "Its header Precedence says \"auto_reply\"."),
            "bulk" or "junk" => new(AutomaticKind.List, $"Its header Precedence says \"{headers.Text("Precedence")}\"."),
            "list" when !IsOwnList() => new(AutomaticKind.List, "Its header Precedence says \"list\"."),
            _ => null,
        };

    AutomaticMail? FindInSender()
    {
        var sender = new[] { headers.Address("From"), headers.Address("Sender") }
            .OfType<NamedAddress>()
            .FirstOrDefault(a => IsProgram(a.Address));
        return sender is null ? null : new(AutomaticKind.Program, $"Its sender {sender.Address} is a program.");
    }

    AutomaticMail? FindInReturnPath() =>
        headers.HasEmptyReturnPath() ? new(AutomaticKind.Program, "Its return path is empty: nobody wants to hear of it again.") : null;

    bool IsOwn(string address) => options.OwnAddresses.Contains(address, StringComparer.OrdinalIgnoreCase);

    bool IsOwnList()
    {
        var list = string.Join(' ', headers.All("List-Id").Concat(headers.All("List-Post")).Concat(headers.All("Mailing-List")));
        return options.OwnAddresses.Any(own =>
            list.Contains(own, StringComparison.OrdinalIgnoreCase)
            || list.Contains($"<{own.Replace('@', '.')}>", StringComparison.OrdinalIgnoreCase)
        );
    }

    static bool IsProgram(string address)
    {
        var name = address.Split('@')[0].Split('+')[0].ToLowerInvariant();
        return Array.Exists(AutomaticWords.Senders, s => name == s || (s.EndsWith('-') && name.StartsWith(s, StringComparison.Ordinal)))
            || name.EndsWith("-noreply", StringComparison.Ordinal)
            || name.EndsWith("-bounces", StringComparison.Ordinal);
    }
}
