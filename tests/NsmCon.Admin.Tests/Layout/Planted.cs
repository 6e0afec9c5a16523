#pragma warning disable // What follows breaks the rules of folders on purpose, and does nothing else.

namespace NsmCon.Admin.Tests.Layout.Planted.Sponsors
{
    using NsmCon.Admin.Tests.Layout.Planted.Shared;

    public record SponsorRow(string Name) : IShown;

    public sealed class SponsorMark : System.Attribute;

    public static class SponsorWords
    {
        public static string Shout(this IShown row) => row.Name;
    }

    public class OwnRow(SponsorRow row)
    {
        public string Name => row.Name;
    }
}

namespace NsmCon.Admin.Tests.Layout.Planted.Shared
{
    public interface IShown
    {
        string Name { get; }
    }

    public class Everything
    {
        public string Here => "";
    }
}

namespace NsmCon.Admin.Tests.Layout.Planted.Host
{
    public class Starter
    {
        public static Sponsors.SponsorRow Row => new("Acme");
        public object First => new Agenda.BearsIt();
    }
}

namespace NsmCon.Admin.Tests.Layout.Planted.Agenda
{
    using NsmCon.Admin.Tests.Layout.Planted.Shared;
    using NsmCon.Admin.Tests.Layout.Planted.Sponsors;

    public class HoldsIt
    {
        Sponsors.SponsorRow row;
    }

    public class NamesItInside
    {
        public object Of(object row) => row is SponsorRow;
    }

    public class AwaitsIt
    {
        public async System.Threading.Tasks.Task<string> Of()
        {
            await System.Threading.Tasks.Task.Yield();
            return new SponsorRow("Acme").Name;
        }
    }

    public class WaitsForIt
    {
        public System.Func<string> Of() => () => new SponsorRow("Acme").Name;
    }

    public class ExtendsIt
    {
        public string Of(IShown row) => row.Shout();
    }

    public class ListsIt
    {
        public System.Collections.Generic.List<SponsorRow> Of { get; } = [];
    }

    [SponsorMark]
    public class BearsIt;

    public class StartsIt
    {
        public object Of => Host.Starter.Row;
    }

    public class LeavesIt
    {
        public string Of(Everything all) => "NsmCon.Admin.Tests.Layout.Planted.Sponsors" + all.Here;
    }
}

namespace NsmCon.Admin.Tests.Layout.Planted
{
    public class Root(Agenda.LeavesIt agenda, Sponsors.SponsorRow sponsors)
    {
        public object Both => (agenda, sponsors);
    }
}
