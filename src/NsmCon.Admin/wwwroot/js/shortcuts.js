// "/" goes to the search, "?" lists the keys, "g" and a letter open a page of the menu. Never while someone types, and only while they are on.
// <tbody data-list>: "j" and "k" go from row to row, and Enter opens the row's link, as always. <button data-press="e">: that key presses it.
const place = "shortcuts";
const isOn = () => localStorage.getItem(place) !== "off";
const pages = () => [...document.querySelectorAll(".menu a[data-go]")];
const search = () => document.querySelector("main :is(input[type=search], .find input)");
let goUntil = 0;

document.addEventListener("keydown", event => {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target.closest?.("input, textarea, select, [contenteditable], dialog[open]") || !isOn()) return;

  const going = Date.now() < goUntil;
  goUntil = key === "g" ? Date.now() + 1500 : 0;
  const act = going ? open(key) : onPage(key);
  if (!act) return;

  event.preventDefault();
  event.stopImmediatePropagation();
  act();
}, { capture: true });

const onPage = key => {
  if (key === "/") return search() && (() => search().select());
  if (key === "?") return showKeys;
  if (key === "j" || key === "k") return rows().length > 0 && (() => move(key === "j" ? 1 : -1));
  const button = buttons().find(one => one.dataset.press === key);
  return button && (() => press(button));
};

const rows = () => [...document.querySelectorAll("[data-list] > *")].filter(row => row.querySelector("a[href]"));
const buttons = () => [...document.querySelectorAll("main [data-press]")].filter(button => !button.disabled);

const move = step => {
  const all = rows();
  const at = all.findIndex(row => row.contains(document.activeElement));
  all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)].querySelector("a[href]").focus();
};

// Where a tab is open already, its field is here.
const press = button => button.getAttribute("aria-current") ? document.querySelector(button.hash)?.focus() : button.click();

const open = key => {
  const link = pages().find(page => page.dataset.go === key.toLowerCase());
  return link && (() => link.click());
};

for (const button of document.querySelectorAll("[data-shortcuts]")) {
  button.hidden = false;
  button.addEventListener("click", () => showKeys());
}

const showKeys = () => {
  const dialog = document.createElement("dialog");
  dialog.className = "ask shortcuts";
  dialog.setAttribute("aria-labelledby", "shortcuts-title");
  const close = element("button", "Close", { type: "button", className: "btn btn-primary" });
  close.addEventListener("click", () => dialog.close());
  dialog.append(element("h2", "Keyboard shortcuts", { id: "shortcuts-title" }), keys(), onOff(), element("p", "", { className: "actions" }, close));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
};

const keys = () => element("dl", "", {},
  ...(search() ? [line("search this page", "/")] : []),
  ...(rows().length > 0 ? [line("the next row", "J"), line("the row before", "K"), line("open the row", "Enter")] : []),
  ...buttons().map(button => line(button.textContent, button.dataset.press.toUpperCase())),
  line("this list", "?"),
  ...pages().map(page => line(page.querySelector("[data-label]").textContent, "G", page.dataset.go.toUpperCase())));

const line = (words, ...pressed) => element("div", "", {}, element("dt", "", {}, ...pressed.flatMap(key => [element("kbd", key), " "])), element("dd", words));

// Who speaks to the computer, or hits keys by chance, wants none of them.
const onOff = () => {
  const box = element("input", "", { type: "checkbox", className: "form-check-input", checked: isOn() });
  box.addEventListener("change", () => localStorage.setItem(place, box.checked ? "on" : "off"));
  return element("label", "", { className: "check" }, box, element("span", "These keys are on, in this browser"));
};

function element(name, words, properties = {}, ...parts) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...(words ? [words] : []), ...parts);
  return made;
}
