// What is written in an inquiry is kept on the server: a few seconds after a key, and when its writer turns to something else. Says who else is writing, too.
import { follow } from "./live.js";

const form = document.querySelector("form[data-draft]");
const state = document.querySelector("[data-draft-state]");
const writers = document.querySelector("[data-writers]");
const pause = 3000;
// Said once: a screen reader reads each change.
const say = (place, words) => { if (place.textContent !== words) place.textContent = words; };
// Files go with a press of a button only.
const filled = () => {
  const data = new FormData(form);
  data.delete("Uploads");
  return data;
};
const typed = () => new URLSearchParams(filled()).toString();
let kept = typed(), timer = 0, request = null;

const keep = async (isLeaving = false) => {
  clearTimeout(timer);
  timer = 0;
  const [before, now] = [kept, typed()];
  if (now === before) return;

  kept = now;
  request = new AbortController();
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", body: filled(), headers: { Accept: "application/json" }, keepalive: isLeaving, signal: request.signal });
    if (answer.redirected || answer.status === 401) say(state, "Not kept: you are signed out. Sign in in another tab.");
    else if (answer.headers.get("content-type")?.startsWith("application/problem+json")) say(state, `Not kept: ${(await answer.json()).detail}`);
    else if (!answer.ok) throw new Error(answer.statusText);
    else say(state, (await answer.json()).words);
  } catch (fault) {
    if (fault.name === "AbortError") return;

    kept = before;
    say(state, "Not kept: the server cannot be reached. It is tried again.");
    timer ||= setTimeout(keep, pause);
  }
};

form.addEventListener("input", () => { timer ||= setTimeout(keep, pause); });
document.addEventListener("visibilitychange", () => { if (document.hidden) keep(true); });
addEventListener("pagehide", () => keep(true));

// What is being sent is no draft any more.
document.addEventListener("submit", event => {
  if (event.target !== form || event.defaultPrevented) return;

  clearTimeout(timer);
  timer = 0;
  kept = typed();
  request?.abort();
});

follow(() => writers.dataset.writers, () => null, ({ words }) => say(writers, words));
