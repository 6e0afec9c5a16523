// Small comforts. Every page works without them.

// <button data-confirm="Cancel Ada's registration?"> asks before its form is sent.
document.addEventListener("submit", event => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !confirm(question)) event.preventDefault();
}, { capture: true });

// A second click while the answer is on its way is no second word: a reply goes out once.
document.addEventListener("submit", event => {
  const { target } = event;
  if (event.defaultPrevented || target.method !== "post") return;
  if (target.dataset.sent && Date.now() - target.dataset.sent < 5000) return event.preventDefault();
  target.dataset.sent = Date.now();
});

// After a refused form, the summary of what to correct is read first.
document.querySelector(".summary")?.focus();

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
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent);
    button.textContent = "Copied";
  });
}

// A button that could not fetch its part of the page, since nobody is signed in any more, says so there: what was typed stays.
document.body.addEventListener("htmx:responseError", ({ detail }) => {
  if (detail.xhr.status === 401 && detail.elt.matches("button"))
    detail.target.textContent = "You are signed out. Sign in in another tab, and press the button again: what you typed stays here.";
});
