// The agenda as a grid: a talk is dragged, resized, or moved by keys; each time the server decides, and the grid shows what it saved.
import { follow, names, renew } from "./live.js";
import { swallowClick } from "./grid-carry.js";
import { drawCard, drawTray, drawWarnings, inWords, refused } from "./grid-parts.js";
import { keyMoves, keepOneStop } from "./grid-stop.js";
import { clock, endOf, lengthened, minute, shifted, slotHeight, snap, text, time } from "./grid-times.js";

const root = document.getElementById("agenda-grid");
const { path } = root.dataset;
const mayChange = root.dataset.mayChange === "yes";
const rooms = JSON.parse(root.dataset.rooms);
const calendarPlace = document.getElementById("calendar");
const days = [...document.querySelectorAll("[data-day]")];
const wait = 450;

let state = JSON.parse(root.dataset.state);
let day = days.find(chip => chip.dataset.day === location.hash.slice(1))?.dataset.day ?? days[0]?.dataset.day;
let focused = null;
let pointer = { x: 0, y: 0 };
let leaving = 0;
let queue = Promise.resolve();
const pending = new Map();
// Talks that are on the move here, until the server answers: it must hear which version the person saw who moves them.
const held = new Set();
let dragged = null;

const talkOf = id => state.talks.find(talk => talk.id === Number(id));
const say = sentence => { document.getElementById("said").textContent = sentence; };

const nowhere = { id: "0", title: rooms.length ? "No room" : "Agenda" };
const columns = () => {
  const list = rooms.map(room => ({ id: String(room.id), title: room.name }));
  const homeless = state.talks.some(talk => talk.starts && !talk.roomId && !talk.isPause);
  return list.length === 0 || homeless ? [...list, nowhere] : list;
};
const resourcesOf = talk => talk.roomId ? [String(talk.roomId)]
  : talk.isPause && rooms.length ? columns().map(column => column.id) : ["0"];

const words = talk => inWords(talk, rooms);

const eventOf = talk => ({
  id: String(talk.id), start: talk.starts, end: endOf(talk), resourceIds: resourcesOf(talk), editable: mayChange,
  title: talk.title, classNames: ["talk", talk.color ? `track-${talk.color}` : "", talk.isPause ? "pause" : "", talk.ends ? "" : "open-end", talk.clashes ? "clash" : ""].filter(Boolean),
});

// The calendar's own roles promise a table that it does not keep; each talk says in words when and where it is.
const mendRoles = () => {
  for (const part of calendarPlace?.querySelectorAll("[role], [aria-colindex]") ?? [])
    for (const name of ["role", "aria-colindex"]) part.removeAttribute(name);
};

const calendar = calendarPlace && EventCalendar.create(calendarPlace, {
  view: "resourceTimeGridDay", date: day, timeZone: "UTC", resources: columns(), events: [],
  headerToolbar: { start: "", center: "", end: "" }, allDaySlot: false, height: "auto",
  slotDuration: "00:15", slotHeight, slotLabelInterval: "01:00", snapDuration: `00:0${snap}`,
  slotMinTime: root.dataset.from, slotMaxTime: root.dataset.to, flexibleSlotTimeLimits: true,
  slotLabelFormat: date => date.toISOString().slice(11, 16), slotEventOverlap: false, dayHeaderFormat: () => "",
  editable: mayChange, selectable: mayChange, dragScroll: true, longPressDelay: 350,
  eventContent: ({ event }) => ({ domNodes: [drawCard(event, talkOf(event.id), path, rooms)] }),
  eventDidMount: ({ el, event }) => {
    el.dataset.talk = event.id;
    el.dataset.label = talkOf(event.id) ? words(talkOf(event.id)) : "";
  },
  eventDragStart: ({ event }) => { dragged = Number(event.id); },
  eventResizeStart: ({ event }) => { dragged = Number(event.id); },
  eventResizeStop: () => { dragged = null; swallowClick(); },
  eventDrop: ({ event, newResource, revert }) => {
    clearTimeout(leaving);
    const target = document.elementFromPoint(pointer.x, pointer.y);
    if (target?.closest("#tray")) return revert(), place(event.id, { starts: null, ends: null });
    const other = target?.closest("[data-day]");
    if (other) return revert(), moveToDay(event.id, other.dataset.day);
    const talk = talkOf(event.id);
    place(event.id, { starts: text(event.start), ends: talk.ends ? text(event.end) : null, roomId: roomAfter(talk, newResource) });
  },
  eventDragStop: ({ event }) => {
    dragged = null;
    swallowClick();
    // Let go where it was, in time: over the tray it still goes off.
    if (document.elementFromPoint(pointer.x, pointer.y)?.closest("#tray")) leaving = setTimeout(() => place(event.id, { starts: null, ends: null }));
  },
  eventResize: ({ event }) => place(event.id, { starts: text(event.start), ends: text(event.end) }),
  select: ({ start, end, resource }) => {
    const query = new URLSearchParams({ on: text(start).slice(0, 10), starts: clock(text(start)), ends: clock(text(end)) });
    if (resource && resource.id !== "0") query.set("roomId", resource.id);
    location.href = `${path}/talks/new?${query}`;
  },
});

const roomAfter = (talk, resource) => !resource || (talk.isPause && !talk.roomId) ? talk.roomId : resource.id === "0" ? null : Number(resource.id);

// A finger that the system takes away ends the drag without a word.
document.addEventListener("pointercancel", () => { dragged = null; });
document.addEventListener("pointermove", ({ clientX, clientY }) => { pointer = { x: clientX, y: clientY }; }, { passive: true, capture: true });

// The talks of the day that is shown, in the order in which they begin: one of them is a stop of the Tab key.
const stop = keepOneStop(calendarPlace, () => {
  const order = columns().map(column => column.id);
  return state.talks.filter(talk => talk.starts?.startsWith(day))
    .sort((a, b) => a.starts.localeCompare(b.starts) || order.indexOf(resourcesOf(a)[0]) - order.indexOf(resourcesOf(b)[0]))
    .map(talk => linkOf(talk.id)).filter(Boolean);
});

// --- What the server says -------------------------------------------------------------------------------------------------------------

const draw = () => {
  for (const chip of days) chip.setAttribute("aria-pressed", String(chip.dataset.day === day));
  const timed = state.talks.filter(talk => talk.starts);
  calendar?.setOption("resources", columns());
  calendar?.setOption("events", timed.map(eventOf));
  calendar?.setOption("date", day);
  drawTray(state.talks.filter(talk => !talk.starts), { path, mayChange, put: day ? putAtEnd : null, drop });
  drawWarnings(state.warnings, path);
  for (const [name, title] of [["undo", state.undo], ["redo", state.redo]]) {
    const button = document.querySelector(`[data-turn=${name}] button`);
    if (button) [button.disabled, button.title] = [!title, title ?? ""];
  }
  requestAnimationFrame(() => {
    for (const el of document.querySelectorAll(".ec-event[data-talk]")) if (talkOf(el.dataset.talk)) el.dataset.label = words(talkOf(el.dataset.talk));
    mendRoles();
    stop.renew();
    if (focused) linkOf(focused)?.focus({ preventScroll: true });
  });
};

const linkOf = id => document.querySelector(`.ec-event[data-talk="${id}"] a, #tray [data-talk="${id}"] a`);

// A talk on the move stays as the person sees it, whatever others did; the next question asks for everything again.
const merged = (talks, own) => talks.map(talk => {
  const here = held.has(talk.id) || dragged === talk.id ? talkOf(talk.id) : null;
  return !here ? talk : own === talk.id ? { ...here, version: talk.version } : here;
});

const take = (answer, own) => {
  if (answer.revision !== state.revision) renew("publishing");
  const isMoving = held.size > 0 || dragged !== null;
  state = {
    ...answer, talks: answer.talks ? merged(answer.talks, own) : state.talks, warnings: answer.warnings ?? state.warnings,
    // An answer without talks was asked for before the last change here: it does not say that what stands in the grid is saved.
    revision: !answer.talks ? state.revision : isMoving ? null : answer.revision,
  };
  const others = names(state.editors);
  document.getElementById("editors").textContent = others ? `Here too: ${others}.` : "";
  if (answer.said) say(`${answer.said}.${answer.talks?.find(talk => talk.id === own)?.clashes ? " It clashes with another talk." : ""}`);
  document.getElementById("said").classList.toggle("refused", Boolean(answer.refusal));
  if (answer.refusal) say(answer.refusal);
  // What is still being moved here is not drawn over.
  if (!isMoving && (answer.talks || answer.refusal)) draw();
};

// One after the other: each is answered with the versions that the next one names.
const send = (name, values, own) => queue = queue.then(() => sendNow(name, values, own));

const sendNow = async (name, values, own) => {
  const body = new URLSearchParams();
  for (const [key, value] of Object.entries(values())) if (value !== null && value !== undefined) body.set(key, value);
  body.set("__RequestVerificationToken", document.querySelector("input[name=__RequestVerificationToken]").value);
  try {
    const answer = await fetch(`${path}/${name}`, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) throw new Error();
    const said = await answer.json();
    release(own, Boolean(said.refusal));
    take(said, own);
  } catch {
    release(own, true);
    // What was not saved stands in the grid until the server says what is.
    state.revision = null;
    say("This could not be saved. Check the network, and that you are signed in. The grid shows what is saved as soon as it can reach the server.");
    draw();
  }
};

// More presses of a key hold the talk for a step of their own, unless this one failed.
const release = (id, failed) => {
  if (failed && pending.has(id)) clearTimeout(pending.get(id)), pending.delete(id);
  if (!pending.has(id)) held.delete(id);
};

// --- Moving ---------------------------------------------------------------------------------------------------------------------------

const place = (id, to) => {
  const roomId = "roomId" in to ? to.roomId : talkOf(id)?.roomId;
  // Whatever the keys were about to do is overtaken.
  clearTimeout(pending.get(Number(id)));
  pending.delete(Number(id));
  held.add(Number(id));
  return send("place", () => ({ id, version: talkOf(id)?.version ?? 0, starts: to.starts, ends: to.ends, roomId }), Number(id));
};

const moveToDay = (id, other) => {
  const talk = talkOf(id);
  const minutes = (time(`${other}T00:00`) - time(`${talk.starts.slice(0, 10)}T00:00`)) / minute;
  if (minutes) place(id, shifted(talk, minutes)).then(() => show(other));
};

const putAtEnd = talk => {
  const room = rooms[0]?.id ?? null;
  const last = state.talks.filter(other => other.starts?.startsWith(day) && (!room || other.roomId === room || (other.isPause && !other.roomId))).map(endOf).sort().at(-1);
  const starts = last ?? `${day}T${root.dataset.from}`;
  focused = talk.id;
  place(talk.id, { starts, ends: null, roomId: room });
};

// Several presses of a key are one step: it is sent once they rest.
const nudge = (talk, change) => {
  Object.assign(talk, change);
  focused = talk.id;
  held.add(talk.id);
  clearTimeout(pending.get(talk.id));
  pending.set(talk.id, setTimeout(() => {
    pending.delete(talk.id);
    place(talk.id, { starts: talk.starts, ends: talk.ends, roomId: talk.roomId });
  }, wait));
  draw();
  say(words(talk));
};

const byKey = {
  ArrowUp: (talk, shift) => shift ? lengthened(talk, -snap) : shifted(talk, -snap),
  ArrowDown: (talk, shift) => shift ? lengthened(talk, snap) : shifted(talk, snap),
  ArrowLeft: talk => beside(talk, -1),
  ArrowRight: talk => beside(talk, 1),
};

// As the columns stand, the one without a room among them. A break across all of them has no side.
const beside = (talk, step) => {
  const order = columns().map(column => column.id);
  const next = talk.isPause && !talk.roomId ? undefined : order[order.indexOf(String(talk.roomId ?? "0")) + step];
  return next ? { roomId: next === "0" ? null : Number(next) } : null;
};

document.addEventListener("keydown", event => {
  const inField = event.target.closest("input, textarea, select");
  if ((event.ctrlKey || event.metaKey) && mayChange && !inField) {
    const key = event.key.toLowerCase();
    const turn = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
    if (turn) return event.preventDefault(), send(turn, () => ({}));
  }

  // While the grid is drawn anew the talk has no focus for a moment; its keys are still its own.
  const id = event.target === document.body ? focused : event.target.closest?.(".ec-event[data-talk]")?.dataset.talk;
  const talk = id && talkOf(id);
  if (!talk?.starts || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = keyMoves(event.key, mayChange);
  if (step) return event.preventDefault(), stop.go(linkOf(id), step);
  if (!mayChange) return;

  const change = byKey[event.key]?.(talk, event.shiftKey);
  if (event.key in byKey) event.preventDefault();
  if (change) return nudge(talk, change);
  if (event.key in byKey) return say(refused(event.key, talk));
  if (event.key === "Delete" || event.key === "Backspace") return event.preventDefault(), place(id, { starts: null, ends: null });
  if (event.key === "PageUp" || event.key === "PageDown") {
    event.preventDefault();
    const other = days[days.findIndex(chip => chip.dataset.day === day) + (event.key === "PageUp" ? -1 : 1)];
    focused = talk.id;
    if (other) moveToDay(id, other.dataset.day);
    else say(`${talk.title}: there is no day ${event.key === "PageUp" ? "before" : "after"} this one.`);
  }
});

// A click beside the talks takes no focus, and yet the keys are the page's again.
document.addEventListener("pointerdown", ({ target }) => { if (!target.closest("[data-talk]")) focused = null; });
document.addEventListener("focusin", ({ target }) => { focused = target.closest("[data-talk]")?.dataset.talk ?? null; });

// From the tray onto the grid.
const drop = (talk, x, y) => {
  const point = calendar?.dateFromPoint(x, y);
  if (!point) return;
  const starts = text(new Date(Math.round(point.date.getTime() / (snap * minute)) * snap * minute));
  const roomId = point.resource && point.resource.id !== "0" ? Number(point.resource.id) : null;
  focused = talk.id;
  place(talk.id, { starts, ends: null, roomId });
};

document.getElementById("tray").addEventListener("dragstart", event => event.preventDefault());

// --- The rest -------------------------------------------------------------------------------------------------------------------------

const show = other => {
  day = other;
  history.replaceState(null, "", `#${other}`);
  const select = document.querySelector("[data-break] select[name=On]");
  if (select) select.value = other;
  draw();
};

for (const chip of days) chip.addEventListener("click", () => show(chip.dataset.day));

document.addEventListener("submit", event => {
  const { turn } = event.target.dataset;
  const isBreak = "break" in event.target.dataset;
  if (!turn && !isBreak) return;
  event.preventDefault();
  send(turn ?? "break", () => isBreak ? Object.fromEntries(new FormData(event.target)) : {});
});

follow(() => `${path}/live`, () => state.revision, take);
take(state);
draw();
