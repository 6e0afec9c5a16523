// <script src="https://…/events/EVENT/widget.js" async></script> shows the agenda of an event on any site, where the tag stands.
// It follows the site's fonts, colours and colour scheme; its own style stays inside, and nothing of the site's comes in.
(() => {
  const script = document.currentScript;
  const source = new URL("agenda.json", script.src);
  const host = document.createElement("div");
  script.after(host);
  const root = host.attachShadow({ mode: "open" });

  // A sheet made by script needs no permission for inline styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; font: inherit; color: inherit; text-align: start; overflow-wrap: break-word }
    * { box-sizing: border-box }
    h2, h3, h4, p, ol, ul { margin: 0; padding: 0; font: inherit }
    h2 { font-weight: 700; font-size: 1.25em; line-height: 1.3 }
    h3, h4 { font-weight: 700 }
    ol, ul { list-style: none }
    a { color: light-dark(#0b4fe8, #9cc0ff); text-underline-offset: .2em }
    a:focus-visible, button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; border-radius: 2px }
    section + section { margin-top: 1.5em }
    .head { display: flex; flex-wrap: wrap; gap: .5em 1em; align-items: baseline; margin-bottom: .75em }
    .quiet { color: light-dark(#4a5568, #b6c2d6); font-size: .9375em }
    .rooms { display: flex; flex-wrap: wrap; gap: .5em; margin-bottom: 1em }
    button { font: inherit; font-size: .9375em; color: inherit; background: none; border: 1px solid currentColor; border-radius: 99px; min-height: 2.25em; padding: 0 .875em; cursor: pointer }
    button[aria-pressed=true] { background: light-dark(#0b4fe8, #9cc0ff); border-color: transparent; color: light-dark(#fff, #07122b) }
    li.talk { display: grid; grid-template-columns: 6.5em minmax(0, 1fr); gap: 0 1em; padding: .625em 0; border-top: 1px solid light-dark(#d9e1ec, #3a4865) }
    time { font-variant-numeric: tabular-nums }
    .pause :is(h3, h4) { font-weight: 400 }
    .notice { font-weight: 700; margin-bottom: .75em }
    .day { font-size: 1.125em; margin-bottom: .5em }
    .error { font-style: italic }
    @media (max-width: 30em) { li.talk { grid-template-columns: minmax(0, 1fr) } }
  `);
  root.adoptedStyleSheets = [sheet];

  const element = (name, { text, ...properties } = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    if (text !== undefined) made.textContent = text;
    made.append(...children.filter(child => child));
    return made;
  };
  const link = (text, href) => element("a", { text, href });
  const clock = moment => moment.slice(11, 16);
  const day = new Intl.DateTimeFormat(document.documentElement.lang || "en", { weekday: "long", month: "long", day: "numeric", timeZone: "UTC" });
  const dayOf = talk => talk.starts ? day.format(new Date(`${talk.starts.slice(0, 10)}T12:00Z`)) : "";
  const isPause = talk => talk.kind === "break" || talk.kind === "lunch";
  // "COFFEE BREAK" is "Coffee break", as on the event's own page; other capitals mean something, as in "Q&A".
  const calm = title => /^(BREAKFAST|BREAK|LUNCH|DINNER|COFFEE|TEA)( (BREAKFAST|BREAK|LUNCH|DINNER|COFFEE|TEA))*$/.test(title) ? title.slice(0, 1) + title.slice(1).toLowerCase() : title;

  const time = talk => talk.starts && element("time", { dateTime: talk.starts, text: talk.ends ? `${clock(talk.starts)} – ${clock(talk.ends)}` : clock(talk.starts) });
  const row = (talk, agenda, title) => element("li", { className: isPause(talk) ? "talk pause" : "talk" },
    element("p", { className: "quiet" }, time(talk)),
    element("div", {},
      element(title, {}, isPause(talk) ? calm(talk.title) : link(talk.title, `${agenda.url}#talk-${talk.id}`)),
      talk.speakers.length > 0 && element("p", { className: "speakers", text: talk.speakers.map(speaker => speaker.company ? `${speaker.name} (${speaker.company})` : speaker.name).join(", ") }),
      talk.room && element("p", { className: "quiet", text: talk.room })));

  const days = (agenda, room) => {
    const talks = agenda.talks.filter(talk => !room || talk.room === room || (isPause(talk) && !talk.room));
    const names = [...new Set(talks.map(dayOf))];
    return names.map(name => element("section", {},
      names.length > 1 && element("h3", { className: "day", text: name || "Without a time yet" }),
      element("ol", {}, ...talks.filter(talk => dayOf(talk) === name).map(talk => row(talk, agenda, names.length > 1 ? "h4" : "h3")))));
  };

  const rooms = (agenda, shown) => {
    const used = new Set(agenda.talks.filter(talk => !isPause(talk) && talk.room).map(talk => talk.room));
    const names = agenda.rooms.filter(room => used.has(room));
    if (script.dataset.filter === undefined || names.length < 2) return null;

    const bar = element("div", { className: "rooms", role: "group", ariaLabel: "Rooms" });
    const choose = (button, room) => {
      for (const other of bar.children) other.ariaPressed = `${other === button}`;
      shown.replaceChildren(...days(agenda, room));
    };
    bar.append(...["", ...names].map(room => {
      const button = element("button", { type: "button", text: room || "All rooms", ariaPressed: `${room === ""}` });
      button.addEventListener("click", () => choose(button, room));
      return button;
    }));
    return bar;
  };

  const show = agenda => {
    const shown = element("div", {}, ...days(agenda, script.dataset.room));
    const zone = agenda.timeZone.split("/").pop().replaceAll("_", " ");
    const notice = { postponed: "This event is postponed.", canceled: "This event is canceled." }[agenda.status];
    root.append(
      element("div", { className: "head" }, element("h2", {}, link(agenda.title, agenda.url)), element("p", { className: "quiet", text: `All times are ${zone} time.` })),
      notice ? element("p", { className: "notice", text: notice }) : "",
      rooms(agenda, shown) ?? "",
      shown);
  };

  fetch(source, { credentials: "omit" })
    .then(answer => answer.ok ? answer.json() : Promise.reject(new Error(`${answer.status}`)))
    .then(show)
    .catch(() => root.append(element("p", { className: "error" }, "The agenda cannot be shown here at the moment: ", link("see it on its own page", new URL(".", source).href.replace(/\/$/, "")), ".")));
})();
