// One cell while it is edited. Enter and Tab keep, Esc gives up; an input method in the middle of a word is left alone.

import { el } from "./dom.js";

export class CellEditor {
  constructor(drawn, part, { keep, done }) {
    Object.assign(this, { drawn, part, keep, done, key: drawn.cell.key, composing: false, busy: false });
    this.input = makeInput(part);
    this.note = el("div", { class: "refusal", role: "alert", hidden: true });
    drawn.text.hidden = true;
    drawn.host.append(this.input, this.note);
    this.input.addEventListener("compositionstart", () => { this.composing = true; });
    this.input.addEventListener("compositionend", () => { this.composing = false; });
    this.input.addEventListener("keydown", (event) => this.keys(event));
    this.input.addEventListener("input", () => this.fit());
    this.input.addEventListener("blur", () => { if (!this.composing) this.finish("away"); });
    this.fit();
    this.input.focus();
    this.input.select?.();
  }

  fit() {
    if (this.input.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return;
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight + 2}px`;
  }

  keys(event) {
    if (event.isComposing || this.composing || event.keyCode === 229) return;
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); this.close("stay"); }
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) { event.preventDefault(); event.stopPropagation(); this.finish("stay"); }
    if (event.key === "Tab") { event.preventDefault(); this.finish(event.shiftKey ? "back" : "next"); }
  }

  /** The order that the typed text comes to; null where nothing was changed. */
  pending() {
    const value = this.input.value.trim();
    if (this.closed || value === this.part.value.trim()) return null;
    const name = this.part.kind === "new" ? "name" : "value";
    if (!value && this.part.kind === "new") return null;
    return { ...this.part.order, [name]: value };
  }

  async finish(step) {
    if (this.busy || this.closed) return;
    const order = this.pending();
    if (!order) { this.close(step); return; }
    this.busy = true;
    this.input.readOnly = true;
    let told = "";
    try {
      const found = await this.keep(order);
      if (!found.applied) told = found.why;
    } catch (error) {
      told = error.message;
    }
    this.busy = false;
    this.input.readOnly = false;
    if (!told) { this.close(step); return; }
    this.drawn.host.classList.add("refused");
    this.note.textContent = `${told}（按 Esc 放弃）`;
    this.note.hidden = false;
    if (step !== "away") this.input.focus();
  }

  close(step) {
    if (this.closed) return;
    this.closed = true;
    this.drawn.host.classList.remove("refused");
    this.input.remove();
    this.note.remove();
    this.drawn.text.hidden = false;
    this.done(step);
  }
}

/** An input of the kind of a value. */
export function makeInput(part) {
  const props = { class: "editor", value: part.value, "aria-label": part.label };
  if (part.kind === "date") return el("input", { ...props, type: "date" });
  if (part.kind === "choice") {
    const options = part.options.includes(part.value) || !part.value ? part.options : [part.value, ...part.options];
    const select = el("select", { ...props, value: undefined }, el("option", { value: "" }, "请选择"), options.map((o) => el("option", { value: o }, o)));
    select.value = part.value;
    return select;
  }
  if (part.kind === "money") return el("input", { ...props, inputmode: "decimal", autocomplete: "off" });
  return el("textarea", { ...props, rows: part.kind === "long" ? 3 : 1, autocomplete: "off", placeholder: part.kind === "new" ? "指标名称" : null });
}
