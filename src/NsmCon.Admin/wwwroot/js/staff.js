// Small comforts. Every page works without them.

// A second click while the answer is on its way is no second word: a reply goes out once.
document.addEventListener("submit", event => {
  const { target } = event;
  if (event.defaultPrevented || target.method !== "post") return;
  if (target.dataset.sent && Date.now() - target.dataset.sent < 5000) return event.preventDefault();
  target.dataset.sent = Date.now();
});

// <input data-keep-focus>: a hand scanner types wherever the cursor is, so it returns there unless a person put it elsewhere.
const keepFocus = () => {
  if (document.activeElement === document.body) document.querySelector("[data-keep-focus]")?.focus({ preventScroll: true });
};
keepFocus();
document.body.addEventListener("htmx:afterSettle", keepFocus);

// <input type="checkbox" data-check-all="ids"> ticks every checkbox of that name.
document.addEventListener("change", ({ target }) => {
  if (target.dataset.checkAll)
    for (const box of document.getElementsByName(target.dataset.checkAll)) box.checked = target.checked;
});

// On a phone the menu is one scrolling row: it starts where the person is.
document.querySelector(".menu [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// An open menu closes when a person goes elsewhere.
document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("details.switch[open]"))
    if (!menu.contains(target)) menu.open = false;
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") document.querySelector("details.switch[open]")?.removeAttribute("open");
});

// <button data-copy="#link" hidden>: puts the text of what it names on the clipboard.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).innerText);
    button.textContent = "Copied";
  });
}

// <button data-seconds="10"> goes when it has nothing left to do.
for (const button of document.querySelectorAll("[data-seconds]")) setTimeout(() => button.remove(), button.dataset.seconds * 1000);

// <button data-print hidden>: prints the page.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A button that could not fetch its part of the page, since nobody is signed in any more, says so there: what was typed stays.
document.body.addEventListener("htmx:responseError", ({ detail }) => {
  if (detail.xhr.status === 401 && detail.elt.matches("button"))
    detail.target.textContent = "You are signed out. Sign in in another tab, and press the button again: what you typed stays here.";
});

// On a phone a row of a list is a few short lines: each cell says the name of its column, and to screen readers it stays a table.
const labelCells = () => {
  for (const table of document.querySelectorAll("table.dense:not(.labeled, .merge, .plan)")) {
    const heads = [...table.querySelectorAll("thead th")].map(head => head.querySelector(".visually-hidden") ? "" : head.textContent.trim());
    if (heads.length === 0 || table.querySelector("td[colspan]")) continue;
    table.classList.add("labeled");
    const roles = { table: [table], rowgroup: table.tBodies, row: table.rows, columnheader: table.querySelectorAll("thead th"), rowheader: table.querySelectorAll("tbody th"), cell: table.querySelectorAll("td") };
    for (const [role, parts] of Object.entries(roles)) for (const part of parts) part.setAttribute("role", role);
    for (const row of table.querySelectorAll("tbody tr"))
      [...row.cells].forEach((cell, at) => { if (at > 0 && heads[at] && cell.textContent.trim()) cell.dataset.label = heads[at]; });
  }
};
labelCells();
document.body.addEventListener("htmx:afterSettle", labelCells);
