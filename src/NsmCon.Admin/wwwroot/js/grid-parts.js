// Parts of the grid's page.
import { carry } from "./grid-carry.js";
import { clock, endOf, knowsEnd, linesOf, minute, text } from "./grid-times.js";

export const element = (name, className, content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
};

export const drawWarnings = (warnings, path) => {
  const count = document.getElementById("warnings-count");
  count.textContent = warnings.length;
  count.className = `pill ms-auto ${warnings.some(warning => warning.isClash) ? "bad" : warnings.length ? "low" : ""}`;
  document.getElementById("warnings-list").replaceChildren(...warnings.map(warning => {
    const item = element("li", `warn ${warning.isClash ? "bad" : ""}`);
    const href = warning.talkId ? `${path}/talks/${warning.talkId}` : warning.isFolded ? `${path}#warnings` : null;
    const line = element(href ? "a" : "span", "", warning.sentence);
    if (href) line.href = href;
    item.append(line);
    return item;
  }));
};

const inTimes = talk => knowsEnd(talk) ? `${clock(talk.starts)} to ${clock(endOf(talk))}${talk.ends ? "" : ", end assumed"}` : clock(talk.starts);

/** A talk as it is read out: title, who speaks, when, and in which room. */
export const inWords = (talk, rooms) => [
  talk.title, talk.kind === "Talk" ? null : talk.kind, talk.state, talk.speakers,
  talk.starts ? inTimes(talk) : "no time",
  talk.roomId ? rooms.find(room => room.id === talk.roomId)?.name : null,
  talk.clashes ? "clashes" : null,
].filter(Boolean).join(", ");

/** What stands in a talk of the grid: by what matters most, so that what has no room is left out from the end, in whole lines. */
export const drawCard = (event, talk, path, rooms) => {
  const [starts, ends] = [clock(text(event.start)), clock(text(event.end))];
  const box = element("div", `what lines-${linesOf((event.end - event.start) / minute)}`);
  box.title = talk ? inWords(talk, rooms) : event.title;
  const link = element("a", "", event.title);
  link.href = `${path}/talks/${event.id}`;
  link.draggable = false;
  if (talk) link.append(element("span", "visually-hidden", `, ${inWords(talk, rooms).slice(talk.title.length + 2)}`));
  const times = talk && !knowsEnd(talk) ? starts : `${starts} – ${ends}${talk && !talk.ends ? " (end assumed)" : ""}`;
  const line = element("span", "when", [talk?.clashes ? "Clash" : null, talk?.state, times, talk?.speakers].filter(Boolean).join(", "));
  line.ariaHidden = "true";
  box.append(link, line);
  return box;
};

/** The talks without a time. `put` puts one on the grid, and `drop` where it was carried to; without them they only stand there. */
export const drawTray = (talks, { path, mayChange, put, drop }) => {
  const tray = document.getElementById("tray");
  document.getElementById("unscheduled-count").textContent = talks.length;
  tray.replaceChildren(...talks.map(talk => {
    const item = element("li", `slot ${talk.color ? `track-${talk.color}` : ""}`);
    item.dataset.talk = talk.id;
    const link = element("a", "", talk.title);
    link.href = `${path}/talks/${talk.id}`;
    item.append(link, element("span", "", [talk.state, talk.speakers || talk.kind].filter(Boolean).join(", ")));
    if (mayChange && put) {
      const button = element("button", "btn btn-sm", "Put on the grid");
      button.type = "button";
      button.setAttribute("aria-label", `Put ${talk.title} on the grid`);
      button.addEventListener("click", () => put(talk));
      item.append(button);
      item.addEventListener("pointerdown", event => carry(event, talk.title, (x, y) => drop(talk, x, y)));
    }
    return item;
  }));
  if (talks.length === 0 || mayChange) tray.append(element("li", "muted", mayChange ? "Drag a talk here to take it off the grid." : "Every talk has a time."));
};

const refusals = {
  ArrowUp: "it cannot be earlier or shorter.", ArrowDown: "it cannot be later or longer.",
  ArrowLeft: "there is no room on its left.", ArrowRight: "there is no room on its right.",
};

/** Why a key does nothing for a talk. */
export const refused = (key, talk) => {
  const isAcross = talk.isPause && !talk.roomId && (key === "ArrowLeft" || key === "ArrowRight");
  return `${talk.title}: ${isAcross ? "it runs across all rooms." : refusals[key]}`;
};
