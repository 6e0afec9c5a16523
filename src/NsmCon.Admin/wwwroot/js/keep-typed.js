// Who was signed out while writing finds the text again after signing in. It stays in this tab, and only until a page shows that the form arrived.
const place = "typed";
const notKept = ["__RequestVerificationToken"];
const atSignIn = location.pathname.startsWith("/admin/sign-in");
const kept = JSON.parse(sessionStorage.getItem(place) ?? "null");

if (kept && atSignIn) {
  sessionStorage.setItem(place, JSON.stringify({ ...kept, isLost: true }));
} else if (kept?.isLost && kept.path === location.pathname) {
  giveBack(kept);
  sessionStorage.removeItem(place);
} else if (!kept?.isLost) {
  sessionStorage.removeItem(place);
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || atSignIn) return;

  // Neither files nor passwords are kept.
  const secret = [...form.querySelectorAll("[type=password]")].map(input => input.name);
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !notKept.includes(name) && !secret.includes(name));
  if (fields.length === 0) return sessionStorage.removeItem(place);
  try {
    sessionStorage.setItem(place, JSON.stringify({ path: new URL(form.action).pathname, fields }));
  } catch {
    // A browser without room for it sends the form all the same.
  }
});

function giveBack({ path, fields }) {
  const form = [...document.forms].find(form => form.method === "post" && new URL(form.action).pathname === path && fields.every(([name]) => form.elements[name]));
  if (!form) return;

  const values = Map.groupBy(fields, ([name]) => name);
  for (const input of form.elements) {
    const typed = values.get(input.name)?.map(([, value]) => value);
    if (input.type === "checkbox" || input.type === "radio") input.checked = typed?.includes(input.value) ?? false;
    else if (typed && input.type !== "file" && !(input instanceof HTMLButtonElement)) input.value = typed.shift() ?? "";
  }

  const words = document.createElement("p");
  words.className = "flash";
  words.setAttribute("role", "alert");
  words.textContent = "You were signed out before this was saved. What you typed is back: look it over, and save it.";
  form.prepend(words);
}
