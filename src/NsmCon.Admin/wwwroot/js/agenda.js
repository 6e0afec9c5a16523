// Comforts of pages with an agenda, for one visitor and kept in the browser alone. The pages are whole without them.

const keep = {
  get: name => { try { return localStorage.getItem(name); } catch { return null; } },
  set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* A browser may refuse to keep anything. */ } },
};

// Whoever comes for one talk can read about it at once.
const openTarget = () => {
  const about = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.querySelector("details");
  if (about) about.open = true;
};
openTarget();
addEventListener("hashchange", openTarget);

// Cities by the names that they have now: browsers keep the ones that their zones began with.
const RENAMED = { Calcutta: "Kolkata", Saigon: "Ho Chi Minh City", Rangoon: "Yangon", Katmandu: "Kathmandu", Kiev: "Kyiv" };

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
  const city = Intl.DateTimeFormat().resolvedOptions().timeZone.split("/").at(-1).replaceAll("_", " ");
  const own = RENAMED[city] ?? city;
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

// Stars, and an agenda of the starred talks.
const mine = document.querySelector("[data-mine]");
if (mine) {
  const name = `stars ${mine.dataset.mine}`;
  const stars = [...document.querySelectorAll("[data-star]")];
  const [said, calendar] = [document.querySelector("[data-said]"), document.querySelector("[data-calendar]")];
  const starred = new Set((keep.get(name) ?? "").split(",").filter(id => /^\d+$/.test(id)));
  const isMine = () => mine.getAttribute("aria-pressed") === "true";
  const show = () => {
    for (const star of stars) {
      const isStarred = starred.has(star.dataset.star);
      star.setAttribute("aria-pressed", isStarred);
      star.textContent = isStarred ? "★" : "☆";
    }
    for (const day of document.querySelectorAll("ol.agenda")) {
      for (const talk of day.children) talk.hidden = isMine() && !talk.querySelector("[aria-pressed=true]");
      const isEmpty = [...day.children].every(talk => talk.hidden);
      day.hidden = isEmpty;
      if (day.previousElementSibling?.matches(".day")) day.previousElementSibling.hidden = isEmpty;
    }
    const count = stars.filter(star => starred.has(star.dataset.star)).length;
    said.textContent = !isMine() ? "" : count === 0 ? "You have starred none of these talks yet: choose ☆ beside a talk." : count === 1 ? "Your one starred talk is shown." : `Your ${count} starred talks are shown.`;
    calendar.hidden = starred.size === 0;
    calendar.href = `${calendar.dataset.calendar}?talks=${[...starred]}`;
  };
  for (const element of [mine, ...stars]) element.hidden = false;
  mine.addEventListener("click", () => {
    mine.setAttribute("aria-pressed", !isMine());
    show();
  });
  document.addEventListener("click", event => {
    const id = event.target.closest?.("[data-star]")?.dataset.star;
    if (!id) return;
    if (!starred.delete(id)) starred.add(id);
    keep.set(name, [...starred]);
    show();
    // Whoever takes a star away in the own agenda goes on from the button above it, since the talk is gone.
    if (event.target.closest("[hidden]")) mine.focus();
  });
  show();
}
