namespace NsmCon.Hugo.Tests;

/// <summary>Edits with the edits that take them back.</summary>
static class Inverses
{
    public static HugoPage Edit(HugoPage page, int kind, int talk, string given) =>
        page.Edit(edit =>
        {
            var node = page.Talks[talk];
            switch (kind)
            {
                case 0:
                    edit.SetTitle(node, given.Replace('"', '”') + "!");
                    break;
                case 1:
                    edit.SetTime(node, new TimeOnly(17, 20));
                    break;
                case 2:
                    edit.SetAbstract(node, given);
                    break;
                case 3:
                    edit.SetSlides(node, new PageLink("other", "/pdf/other.pdf"));
                    break;
                case 4:
                    edit.AddSpeaker(
                        node,
                        new NewSpeaker
                        {
                            Name = "New",
                            JobTitle = "J",
                            Company = "C",
                            Bio = given,
                        }
                    );
                    break;
                case 5:
                    edit.AddTalk(
                        new NewTalk
                        {
                            Title = "New",
                            StartsAt = new TimeOnly(9, 0),
                            Abstract = given,
                            Speakers = [new NewSpeaker { Name = "N" }],
                        },
                        node
                    );
                    break;
                case 6:
                    edit.MoveTalk(node, null);
                    break;
                case 7:
                    edit.SetField("place", given + "!");
                    break;
                case 8:
                    edit.SetField("title", $"Other {given.Length}");
                    break;
                default:
                    edit.SetParameter(page.Shortcodes[^1], "href", given);
                    break;
            }
        });

    public static HugoPage Undo(HugoPage page, HugoPage edited, int kind, int talk) =>
        edited.Edit(edit =>
        {
            var said = EventPage.Read(page).Talks[talk];
            var node = edited.Talks[talk];
            switch (kind)
            {
                case 0:
                    edit.SetTitle(node, said.Title);
                    break;
                case 1:
                    edit.SetTime(node, said.StartsAt!.Value);
                    break;
                case 2:
                    edit.SetAbstract(node, said.Abstract);
                    break;
                case 3:
                    edit.SetSlides(node, said.Slides);
                    break;
                case 4:
                    edit.RemoveSpeaker(node.Children.OfType<ShortcodeNode>().Last(s => s.Name == "speaker"));
                    break;
                case 5:
                    edit.RemoveTalk(node);
                    break;
                case 6:
                    edit.MoveTalk(edited.Talks[^1], talk == edited.Talks.Count - 1 ? null : node);
                    break;
                case 7:
                    edit.RemoveField("place");
                    break;
                case 8:
                    edit.SetField("title", "NSMCon");
                    break;
                default:
                    edit.RemoveParameter(edited.Shortcodes[^1], "href");
                    break;
            }
        });
}
