// On a talk's form: says who else has it open, and when it was changed meanwhile.
import { follow } from "./live.js";

const place = document.querySelector("[data-editing]");
if (place?.dataset.talk) {
  const id = Number(place.dataset.talk);
  const show = state => {
    const others = state.editors.filter(editor => editor.talkId === id).map(editor => editor.name);
    const talk = state.talks?.find(talk => talk.id === id);
    const lines = [];
    if (others.length) lines.push(`${others.join(", ")} ${others.length > 1 ? "have" : "has"} this talk open too.`);
    if (state.talks && !talk) lines.push("This talk was deleted meanwhile: saving adds it anew.");
    else if (talk && talk.version !== Number(place.dataset.version)) lines.push("This talk was changed meanwhile: saving brings both together and loses nothing.");
    place.textContent = lines.join(" ");
  };
  const ask = follow(() => `${place.dataset.editing}?talk=${id}`, () => null, show);
  ask();
}
