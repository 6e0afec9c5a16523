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
