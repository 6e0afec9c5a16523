// The grid is one stop of the Tab key: inside, keys go from talk to talk.

const forward = { j: 1, k: -1, Home: -Infinity, End: Infinity };
const arrows = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** How many talks on a key goes; nothing for other keys. Where arrows move the talk itself, they do not go to the next one. */
export const keyMoves = (key, mayChange) => forward[key] ?? (mayChange ? undefined : arrows[key]);

/** Keeps one of the links in the Tab order: the one that had the focus last, or the first. `links` gives them in order. */
export const keepOneStop = (place, links) => {
  let last = null;
  const renew = () => {
    const all = links();
    const stop = all.find(link => link.pathname === last) ?? all[0];
    for (const link of place?.querySelectorAll(".ec-event a") ?? []) link.tabIndex = link === stop ? 0 : -1;
    // With a talk inside, whoever scrolls by keys needs no stop more.
    if (place) place.tabIndex = all.length ? -1 : 0;
  };
  const go = (from, step) => {
    const all = links();
    all[Math.max(0, Math.min(all.length - 1, all.indexOf(from) + step))]?.focus();
  };
  place?.addEventListener("focusin", ({ target }) => {
    if (target.closest(".ec-event a")) last = target.pathname;
    renew();
  });
  return { renew, go };
};
