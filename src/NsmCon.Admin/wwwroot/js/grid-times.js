// Times of the event's wall clock, "2030-03-30T09:00". They are reckoned in UTC, which has no change of clocks.

export const minute = 60_000;

/** Talks move by so many minutes. */
export const snap = 5;

/** How long a talk is taken to last while nothing says it, in minutes. */
export const usual = 30;

/** How high a quarter of an hour is, in pixels; a line of text in a talk; and what is not text there. Those of `css/grid.css`. */
export const slotHeight = 30;
const lineHeight = 18, around = 2;

/** How many whole lines of text a talk of so many minutes has room for; more than six are as good as six. */
export const linesOf = minutes => Math.min(6, Math.floor((minutes / 15 * slotHeight - around) / lineHeight));

export const time = text => new Date(`${text}Z`);
export const text = date => date.toISOString().slice(0, 16);
export const clock = text => text.slice(11, 16);
export const later = (from, minutes) => text(new Date(time(from).getTime() + minutes * minute));
export const endOf = talk => talk.ends ?? (knowsEnd(talk) ? talk.assumedEnds : later(talk.starts, usual));

/** Whether an end is given, or follows from what comes next. Of the last talk of a day the grid draws one that nothing says. */
export const knowsEnd = talk => Boolean(talk.ends) || talk.assumedEnds > talk.starts;

/** The talk's times, so many minutes later. */
export const shifted = (talk, minutes) => ({ starts: later(talk.starts, minutes), ends: talk.ends && later(talk.ends, minutes) });

/** The talk's end, so many minutes later; null if it would end before it starts. */
export const lengthened = (talk, minutes) => {
  const ends = later(endOf(talk), minutes);
  return ends > talk.starts ? { ends } : null;
};
