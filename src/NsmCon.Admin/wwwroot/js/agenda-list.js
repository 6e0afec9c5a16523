// The list of talks shows what others change, without a reload.
import { follow } from "./live.js";

const list = () => document.getElementById("agenda-list");
let revision = Number(list()?.dataset.revision);

if (list()) {
  follow(() => list().dataset.live, () => revision, state => {
    if (state.revision === revision) return;
    revision = state.revision;
    // Who is in the middle of typing keeps the page as it is.
    if (!list().contains(document.activeElement)) htmx.ajax("GET", location.href, { target: "#agenda-list", select: "#agenda-list", swap: "outerHTML" });
  });
}
