namespace NsmCon.Admin.Shared;

public static partial class Links
{
    /// <summary>Where a member of staff begins.</summary>
    public const string Start = "/admin";

    public const string SignIn = "/admin/sign-in";

    public const string SignOut = "/admin/sign-out";

    /// <summary>Asking for a link to a new password.</summary>
    public const string ForgotPassword = "/admin/sign-in/forgot";

    /// <summary>Where that link leads.</summary>
    public static string NewPassword(string secret) => $"/admin/password/{secret}";

    /// <summary>Where an invitation leads.</summary>
    public static string Welcome(string secret) => $"/admin/welcome/{secret}";

    /// <summary>What a member of staff says of themselves.</summary>
    public const string Profile = "/admin/profile";

    /// <summary>Saves the name.</summary>
    public const string ProfileName = "/admin/profile/name";

    /// <summary>Saves the signature.</summary>
    public const string ProfileSignature = "/admin/profile/signature";

    /// <summary>Saves the password.</summary>
    public const string ProfilePassword = "/admin/profile/password";

    /// <summary>The second step of signing in.</summary>
    public const string SecondStep = "/admin/profile/second-step";

    /// <summary>Asks for the password before it shows the key of the second step.</summary>
    public const string SecondStepKey = "/admin/profile/second-step/key";

    /// <summary>All members of staff.</summary>
    public const string Staff = "/admin/staff";

    /// <summary>The form of an invitation.</summary>
    public const string InviteStaff = "/admin/staff/invite";

    /// <summary>Takes an invitation back.</summary>
    public static string WithdrawInvitation(int id) => $"/admin/staff/invitations/{id}/withdraw";

    public static string StaffMember(int id) => $"/admin/staff/{id}";

    /// <summary>Gives them a role.</summary>
    public static string StaffRoles(int id) => $"/admin/staff/{id}/roles";

    /// <summary>Takes a role away.</summary>
    public static string WithdrawRole(int id, int roleId) => $"/admin/staff/{id}/roles/{roleId}/withdraw";

    /// <summary>Lets them try their password again.</summary>
    public static string StaffTries(int id) => $"/admin/staff/{id}/tries";

    /// <summary>Makes a link to a new password for them.</summary>
    public static string StaffPassword(int id) => $"/admin/staff/{id}/password";

    public static string RemoveStaff(int id) => $"/admin/staff/{id}/remove";

    /// <summary>Who did what, in all events.</summary>
    public const string AuditLog = "/admin/audit";

    /// <summary>All processes of the app.</summary>
    public const string Processes = "/admin/processes";

    /// <summary>The site’s pages of all events.</summary>
    public const string AllContent = "/admin/content";

    /// <summary>Undoes an import that brought an event in.</summary>
    public static string UndoImport(long importId) => $"/admin/content/imports/{importId}/undo";

    /// <summary>The mails that came in.</summary>
    public const string Inbox = "/admin/inbox";

    /// <summary>Looks for mails and messages of all events.</summary>
    public const string SearchInbox = "/admin/inbox/search";

    /// <summary>The inquiries of all events.</summary>
    public const string InboxInquiries = "/admin/inbox/inquiries";

    /// <summary>Reads every mail again that could not be read.</summary>
    public const string ReadAllAgain = "/admin/inbox/again";

    /// <summary>The form that adds a mail by hand.</summary>
    public const string AddMail = "/admin/inbox/add";

    /// <summary>One mail that came in.</summary>
    public static string IncomingMail(int id) => $"/admin/inbox/{id}";

    /// <summary>The mailbox that is read.</summary>
    public const string Mailbox = "/admin/inbox/mailbox";

    /// <summary>Reads it now.</summary>
    public const string ReadMailbox = "/admin/inbox/mailbox/read";

    /// <summary>Tries it out.</summary>
    public const string TryMailbox = "/admin/inbox/mailbox/try";

    /// <summary>Compares it with what was kept.</summary>
    public const string CompareMailbox = "/admin/inbox/mailbox/compare";

    /// <summary>Says from when on it is read.</summary>
    public const string ReadMailboxFrom = "/admin/inbox/mailbox/from";

    public const string Events = "/admin/events";

    /// <summary>The form of a new event.</summary>
    public const string NewEvent = "/admin/events/new";
}
