// Comforts of pages with an agenda, for one visitor and kept in the browser alone. The pages are whole without them.

const keep = {
  get: name => { try { return localStorage.getItem(name); } catch { return null; } },
  set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* A browser may refuse to keep anything. */ } },
};

// Times in the visitor's own zone.
const zone = document.querySelector("[data-zone]");
const times = [...document.querySelectorAll("main time[datetime*='T']")].map(element => {
  const moment = new Date(element.dateTime);
  const [there, here] = [element.textContent, moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })];
  // The day is named where it is another than the event's.
  const isOtherDay = moment.toLocaleDateString("sv-SE") !== element.dateTime.slice(0, 10);
  return { element, there, here: isOtherDay ? `${moment.toLocaleDateString("en", { weekday: "short" })} ${here}` : here };
});
if (zone && times.some(time => time.here !== time.there)) {
  const clock = document.querySelector("[data-clock]");
  const eventClock = clock.textContent;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone.split("/").at(-1).replaceAll("_", " ");
  const show = isOwn => {
    for (const { element, there, here } of times) element.textContent = isOwn ? here : there;
    clock.textContent = isOwn ? `${own} time, your own` : eventClock;
    zone.setAttribute("aria-pressed", isOwn);
  };
  zone.parentElement.hidden = false;
  show(keep.get("zone") === "own");
  zone.addEventListener("click", () => {
    const isOwn = zone.getAttribute("aria-pressed") !== "true";
    show(isOwn);
    keep.set("zone", isOwn ? "own" : "event");
  });
}
