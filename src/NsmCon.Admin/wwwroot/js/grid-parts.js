// Parts of the grid's page.

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
    const line = warning.talkId ? element("a", "", warning.sentence) : element("span", "", warning.sentence);
    if (warning.talkId) line.href = `${path}/talks/${warning.talkId}`;
    item.append(line);
    return item;
  }));
};
