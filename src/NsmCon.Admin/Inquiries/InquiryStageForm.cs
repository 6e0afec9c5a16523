using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>How far an inquiry is, and who looks after it.</summary>
public sealed class InquiryStageForm : MergedForm
{
    public InquiryState State { get; set; }

    [Display(Name = "Owner")]
    public int? OwnerId { get; set; }

    [BindNever]
    public IReadOnlyList<OwnerChoice> Owners { get; set; } = [];

    public static InquiryStageForm FromInquiry(Inquiry inquiry, IReadOnlyList<OwnerChoice> owners) =>
        new InquiryStageForm
        {
            State = inquiry.State,
            OwnerId = inquiry.OwnerId,
            Owners = owners,
        }.FilledFrom(inquiry.Version);

    protected override string? Describe(string field) =>
        field == nameof(OwnerId) && OwnerId is not null
            ? Owners.FirstOrDefault(owner => owner.Id == OwnerId)?.Name ?? "Somebody who no longer looks after inquiries"
            : null;
}
