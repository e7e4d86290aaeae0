// One field that keeps itself when it is left: an operation is sent, a refusal stands below it. While somebody types,
// nothing that comes from the saved work replaces the text.

import { el } from "./dom.js";

/** `send(value)` gives the answer of the operation; Enter keeps, Esc gives up, an input method is left alone. */
export function keptField(props, send, { long = false } = {}) {
  const input = el(long ? "textarea" : "input", { autocomplete: "off", rows: long ? 1 : null, ...props });
  const note = el("div", { class: "refusal", role: "alert", hidden: true });
  let saved = input.value;
  const keep = async () => {
    const value = input.value.trim();
    if (value === saved.trim()) { input.value = saved; note.hidden = true; return; }
    const found = await send(value).catch((error) => ({ applied: false, why: error.message }));
    note.hidden = found.applied;
    if (found.applied) { saved = value; return; }
    note.textContent = `${found.why}（按 Esc 放弃）`;
  };
  input.addEventListener("change", keep);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape" && input.value !== saved) { event.stopPropagation(); input.value = saved; note.hidden = true; }
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); next(input); }
  });
  return {
    input,
    node: el("div", { class: "kept" }, input, note),
    /** The text was kept by another field's operation. */
    settle(value) { saved = value; note.hidden = true; },
    show(value) {
      const untouched = input.value === saved;
      saved = value;
      if (untouched || (document.activeElement !== input && note.hidden)) input.value = value;
    },
  };
}

/** The next field of the same column, so that values are typed one below the other. */
function next(input) {
  const column = input.dataset.column;
  const all = column ? [...document.querySelectorAll(`[data-column="${column}"]`)] : [];
  const after = all[all.indexOf(input) + 1];
  if (after) after.focus();
  else input.blur();
}
