// Carries a thing from one place of the page to another, by mouse, pen or finger: what HTML's own dragging does not do for fingers.

/** Begins when the pointer is pressed; calls `drop` with the point where it is let go, if it was carried at all. */
export const carry = (event, words, drop) => {
  if (event.button !== 0 || event.target.closest("button")) return;
  const start = { x: event.clientX, y: event.clientY };
  let ghost = null;
  const move = ({ clientX, clientY }) => {
    if (!ghost && Math.hypot(clientX - start.x, clientY - start.y) > 6) {
      ghost = document.createElement("div");
      ghost.className = "slot carried";
      ghost.textContent = words;
      document.body.append(ghost);
    }
    if (ghost) ghost.style.translate = `${clientX + 8}px ${clientY + 8}px`;
  };
  const stop = ({ type, clientX, clientY }) => {
    for (const [name, handler] of handlers) removeEventListener(name, handler);
    if (!ghost) return;
    ghost.remove();
    swallowClick();
    if (type === "pointerup") drop(clientX, clientY);
  };
  const handlers = [["pointermove", move], ["pointerup", stop], ["pointercancel", stop]];
  for (const [name, handler] of handlers) addEventListener(name, handler);
};

/** Letting go after a drag is no click on the link below the pointer. */
export const swallowClick = () => {
  const swallow = click => { click.preventDefault(); click.stopPropagation(); };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }), 50);
};
