using NsmCon.Data;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Tests;

/// <summary>Companies for tests.</summary>
static class Companies
{
    /// <summary>Adds the company to the context, to be saved with what comes next.</summary>
    public static Sponsor In(this Sponsor sponsor, ConferenceDb db)
    {
        db.Add(sponsor);
        return sponsor;
    }
}
