using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class RegistrationTests
{
    static readonly DateTime Today = A.Day.AddDays(28);

    [Fact]
    public void A_registration_keeps_what_was_asked_without_white_space_around_it()
    {
        var request = new DeskRequest(1, "NSMCon", 2, Guid.NewGuid(), " Ada ", " Ada@Example.ORG ", " Acme ", " no nuts ", A.Day);

        var ada = Registration.FromRequest(request, Today);

        Assert.Equal(("Ada", "Ada@example.org", "Acme", "no nuts"), (ada.Name, ada.Email, ada.Company, ada.DietaryNeeds));
        Assert.Equal(("ada@example.org", "ada ada@example.org acme"), (ada.EmailKey, ada.SearchText));
        Assert.Equal((A.Day, Today, request.AttemptKey), (ada.ConsentedAt, ada.RegisteredAt, ada.AttemptKey));
        Assert.Equal(Secret.Length, ada.TicketCode.Length);
    }

    [Fact]
    public void An_attendee_can_change_name_company_and_dietary_needs()
    {
        var ada = A.Registration(name: "Ada", email: "ada@example.org");

        ada.Edit(" Ada King ", "Lovelace Ltd ", "vegan");

        Assert.Equal(("Ada King", "Lovelace Ltd", "vegan"), (ada.Name, ada.Company, ada.DietaryNeeds));
        Assert.Equal("ada king ada@example.org lovelace ltd", ada.SearchText);
    }

    [Fact]
    public void A_cancelled_registration_cannot_be_changed()
    {
        var ada = A.Registration(name: "Ada");
        ada.Cancel(A.Day, by: "Grace");

        var refusal = Assert.Throws<RuleBrokenException>(() => ada.Edit("Eve", "", ""));

        Assert.Equal("Ada's registration was canceled and can no longer be changed.", refusal.Message);
        Assert.Equal("Ada", ada.Name);
    }

    [Fact]
    public void Cancelling_twice_is_refused_and_keeps_who_did_it_first()
    {
        var ada = A.Registration(name: "Ada");
        ada.Cancel(A.Day, by: "Grace");

        var refusal = Assert.Throws<RuleBrokenException>(() => ada.Cancel(Today, by: "Eve"));

        Assert.Equal("Ada's registration is already canceled.", refusal.Message);
        Assert.Equal((A.Day, "Grace"), (ada.CancelledAt, ada.CancelledBy));
    }

    [Fact]
    public void Who_is_inside_cannot_be_cancelled()
    {
        var ada = A.Registration(name: "Ada");
        ada.ApplyScans([Scan(ScanOutcome.Admitted)]);

        var refusal = Assert.Throws<RuleBrokenException>(() => ada.Cancel(Today, by: "Grace"));

        Assert.Equal("Ada is checked in. Undo the check-in first.", refusal.Message);
        Assert.Null(ada.CancelledAt);
    }

    [Fact]
    public void A_door_decides_by_the_registration_and_its_scans()
    {
        var ada = A.Registration(A.TicketType(A.Quota(eventId: 1)), name: "Ada");
        List<Scan> scans = [];
        Assert.Equal(ScanOutcome.Admitted, ada.Decide(1, scans));
        Assert.Equal(ScanOutcome.AnotherEvent, ada.Decide(2, scans));

        scans.Add(Scan(ScanOutcome.Admitted));
        scans.Add(Scan(ScanOutcome.AlreadyIn));
        Assert.Equal(ScanOutcome.AlreadyIn, ada.Decide(1, scans));
        scans.Add(Scan(ScanOutcome.Undone));
        Assert.Equal(ScanOutcome.Admitted, ada.Decide(1, scans));
        ada.Cancel(Today, by: "Grace");

        Assert.Equal(ScanOutcome.Canceled, ada.Decide(1, scans));
        Assert.Equal(ScanOutcome.AnotherEvent, ada.Decide(2, scans));
    }

    [Fact]
    public void Who_is_in_is_so_by_the_last_scan_that_says_so()
    {
        var ada = A.Registration();
        List<Scan> scans =
        [
            Scan(ScanOutcome.Canceled),
            Scan(ScanOutcome.Admitted),
            Scan(ScanOutcome.Undone),
            Scan(ScanOutcome.Admitted, Today.AddHours(1)),
            Scan(ScanOutcome.AlreadyIn, Today.AddHours(2)),
        ];

        ada.ApplyScans(scans);
        Assert.Equal((Today.AddHours(1), "Door"), (ada.CheckedInAt, ada.CheckedInBy));
        Assert.Same(scans[3], scans.Admission());
        ada.ApplyScans([.. scans, Scan(ScanOutcome.Undone)]);

        Assert.Equal((null, null), (ada.CheckedInAt, ada.CheckedInBy));
        Assert.Null(scans.Take(3).Admission());
    }

    static Scan Scan(ScanOutcome outcome, DateTime? at = null) =>
        Data.Registrations.Scan.FromAttempt(new ScanAttempt(1, Guid.NewGuid(), at ?? Today, "Door"), 1, outcome);

    [Fact]
    public void Who_gets_the_ticket_at_another_address_gets_new_codes_and_the_old_ones_are_remembered()
    {
        var ada = A.Registration(name: "Ada", email: "ada@example.org");
        var (ticket, door) = (ada.TicketCode, ada.DoorCode);

        ada.CorrectEmail("Ada@Lovelace.Example", Today);

        Assert.Equal(
            ("Ada@lovelace.example", "ada@lovelace.example", "ada ada@lovelace.example analytical engines"),
            (ada.Email, ada.EmailKey, ada.SearchText)
        );
        Assert.Equal(
            [(Secret.Hash(ticket), Today), (Secret.Hash(door), Today)],
            ada.ReplacedCodes.Select(old => (old.CodeHash, old.ReplacedAt))
        );
        Assert.True(Secret.IsCode(ada.TicketCode) && Secret.IsCode(ada.DoorCode));
        Assert.Equal(4, new HashSet<string> { ticket, door, ada.TicketCode, ada.DoorCode }.Count);
        Assert.Equal(ada.DoorCode[..10], ada.DoorCodeStart);
    }

    [Fact]
    public void Who_writes_the_same_address_otherwise_keeps_the_codes()
    {
        var ada = A.Registration(email: "ada@example.org");
        var codes = (ada.TicketCode, ada.DoorCode, ada.DoorCodeStart);

        ada.CorrectEmail("Ada@Example.org", Today);

        Assert.Equal(codes, (ada.TicketCode, ada.DoorCode, ada.DoorCodeStart));
        Assert.Equal(("Ada@example.org", 0), (ada.Email, ada.ReplacedCodes.Count));
    }

    [Fact]
    public void A_new_ticket_type_is_for_everybody_and_has_a_blue_band()
    {
        var type = A.TicketType(A.Quota());

        Assert.Equal((true, "#0b4fe8", ""), (type.IsPublic, type.Colour, type.Description));
    }
}
