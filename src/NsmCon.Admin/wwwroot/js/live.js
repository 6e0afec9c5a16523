// Who else has the agenda open, and whether it was changed: asked for every few seconds while the page is seen.

const every = 3000;

/** Calls `show` with each answer of the address. `since` gives the revision that the page has; null asks for all. */
export const follow = (address, since, show) => {
  let asking = false;
  const ask = async () => {
    if (asking || document.hidden) return;

    asking = true;
    try {
      const url = new URL(address(), location.href);
      if (since() !== null) url.searchParams.set("since", since());
      const answer = await fetch(url, { headers: { Accept: "application/json" } });
      if (answer.ok && !answer.redirected) show(await answer.json());
    } catch {
      // Without a network the page stays as it is; the next question may be answered.
    } finally {
      asking = false;
    }
  };
  setInterval(ask, every);
  document.addEventListener("visibilitychange", ask);
  return ask;
};

/** "Noor is here too, in “Opening”." Empty when nobody else is. */
export const names = editors => editors
  .map(editor => editor.title ? `${editor.name} (in “${editor.title}”)` : editor.name)
  .join(", ");

let renewing = 0;

/** Fetches parts of the page anew, a moment after the last change. */
export const renew = (...ids) => {
  clearTimeout(renewing);
  renewing = setTimeout(() => {
    for (const id of ids) htmx.ajax("GET", location.pathname + location.search, { target: `#${id}`, select: `#${id}`, swap: "outerHTML" });
  }, 1000);
};
