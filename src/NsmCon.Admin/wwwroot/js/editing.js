// On a talk's form: says who else has it open, and when it was changed meanwhile.
import { follow } from "./live.js";

const place = document.querySelector("[data-editing]");
if (place?.dataset.talk) {
  const id = Number(place.dataset.talk);
  let revision = null, talks = [];
  const show = state => {
    // Only what changed since is sent.
    [revision, talks] = [state.revision, state.talks ?? talks];
    const others = state.editors.filter(editor => editor.talkId === id).map(editor => editor.name);
    const talk = talks.find(talk => talk.id === id);
    const lines = [];
    if (others.length) lines.push(`${others.join(", ")} ${others.length > 1 ? "have" : "has"} this talk open too.`);
    if (!talk) lines.push("This talk was deleted meanwhile: saving adds it again.");
    else if (talk.version !== Number(place.dataset.version)) lines.push("This talk was changed meanwhile: saving merges both and loses nothing.");
    place.textContent = lines.join(" ");
  };
  const ask = follow(() => `${place.dataset.editing}?talk=${id}`, () => revision, show);
  ask();
}
