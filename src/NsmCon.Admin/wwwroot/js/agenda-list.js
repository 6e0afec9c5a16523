// The list of talks shows what others change, without a reload.
import { follow, renew } from "./live.js";

const list = () => document.getElementById("agenda-list");
let revision = Number(list()?.dataset.revision);

if (list()) {
  follow(() => list().dataset.live, () => revision, state => {
    if (state.revision === revision) return;
    revision = state.revision;
    // Who is in the middle of typing keeps the page as it is.
    renew("publishing", ...(list().contains(document.activeElement) ? [] : ["agenda-list"]));
  });
}

// As in the grid: while the page offers to undo what was just done, so does the key.
document.addEventListener("keydown", event => {
  const undo = document.querySelector("form[data-undo]");
  if (!undo || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  undo.requestSubmit();
});
