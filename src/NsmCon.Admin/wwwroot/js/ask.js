// <button data-confirm="Cancel Ada's registration?"> asks before its form is sent. The answers are named by what they do: its own words, and "Go back".
const agreed = new WeakSet();

document.addEventListener("submit", event => {
  const form = event.target;
  const button = event.submitter;
  const question = button?.dataset.confirm ?? form.dataset.confirm;
  if (!question || agreed.delete(form)) return;

  // Nobody else hears of it until it is meant.
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(question, button?.getAttribute("aria-label") ?? button?.textContent.trim() ?? "Go on", () => {
    agreed.add(form);
    form.requestSubmit(button);
    // A form that was incomplete after all is asked about once more.
    agreed.delete(form);
  });
}, { capture: true });

function ask(question, action, goOn) {
  const dialog = document.createElement("dialog");
  dialog.className = "ask";
  const words = document.createElement("p");
  words.id = "question";
  words.textContent = question;
  const back = answer("Go back", "btn", () => dialog.close());
  const answers = document.createElement("p");
  answers.className = "actions";
  answers.append(back, answer(action, "btn btn-primary", () => {
    dialog.close();
    goOn();
  }));
  dialog.setAttribute("aria-labelledby", words.id);
  dialog.append(words, answers);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  back.focus();
}

function answer(words, style, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = style;
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}
