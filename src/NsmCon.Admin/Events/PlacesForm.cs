using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Events;

/// <summary>A limit that one ticket type has, or that several share.</summary>
public class PlacesForm
{
    [Required(ErrorMessage = "Give the limit a name, such as Places."), StringLength(Quota.NameLength), SingleLine]
    public string Name { get; set; } = "";

    [
        Display(Name = "Number of places"),
        Required(ErrorMessage = "Say how many places there are."),
        Range(0, TicketTypeForm.MostPlaces, ErrorMessage = "Give a number from 0 to 1,000,000.")
    ]
    public int? Size { get; set; }
}
