// Elements made of text alone: nothing a user or a document says ever becomes markup.

const AS_PROPERTY = new Set(["value", "checked", "disabled", "hidden", "selected", "readOnly", "tabIndex", "multiple"]);

/** An element with properties, listeners (`onclick`) and children; strings become text nodes. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "style") for (const [k, v] of Object.entries(value)) node.style.setProperty(k, v);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (AS_PROPERTY.has(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

/** The children of a node replaced; who was on one of them by keyboard is on the one of the same name again. */
export function fill(node, ...children) {
  const back = node.contains(document.activeElement) && node !== document.activeElement ? whereabouts(document.activeElement) : null;
  node.replaceChildren(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  if (back) returnTo(node, back);
  return node;
}

/** A table with a head; on a phone each row is a card, and every cell bears its head. */
export function table(heads, rows) {
  for (const row of rows) [...row.cells].forEach((cell, n) => { cell.dataset.head = heads[n]; });
  return el("table", { class: "plain cards-small" }, el("thead", {}, el("tr", {}, heads.map((w) => el("th", { scope: "col" }, w)))), el("tbody", {}, rows));
}

const NAMED = ["finding", "row", "card"];
const FOCUSABLE = "button:not([disabled]), a[href], input, select, textarea, summary";
const nameOf = (node) => `${node.tagName}:${node.getAttribute("aria-label") || node.textContent}`;

/** The name of an element, and the thing of the page that it belongs to. */
function whereabouts(node) {
  const holder = node.closest(NAMED.map((name) => `[data-${name}]`).join(", "));
  const kind = holder && NAMED.find((name) => name in holder.dataset);
  return { name: nameOf(node), part: holder ? `[data-${kind}="${CSS.escape(holder.dataset[kind])}"]` : "" };
}

function returnTo(node, { name, part }) {
  const within = (part && node.querySelector(part)) || (part ? null : node);
  if (!within) return;
  const open = [...within.querySelectorAll(FOCUSABLE)];
  (open.find((one) => nameOf(one) === name) || (part ? open[0] : null))?.focus({ preventScroll: true });
}

const ICONS = {
  home: "M3 11l9-8 9 8M5 10v10h14V10M10 20v-6h4v6",
  declaration: "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7",
  review: "M9 4h6v3H9zM6 5H4v16h16V5h-2M8 14l3 3 5-6",
  self_evaluation: "M4 20V10m5 10V4m5 16v-8m5 8V7",
  evaluation: "M12 3l8 4v5c0 5-3.5 8-8 9-4.500-1-8-4-8-9V7zM9 12l2 2 4-4",
  policy: "M4 5a3 3 0 0 1 3-2h5v18H7a3 3 0 0 0-3 2zM20 5a3 3 0 0 0-3-2h-5v18h5a3 3 0 0 1 3 2z",
  library: "M4 4h6v16H4zM10 4h5v16h-5zM16 5l4-1 2 15-4 1z",
  administration: "M12 3l7 3v5c0 4.500-3 8-7 10-4-2-7-5.500-7-10V6zM9 11h6M12 8v6",
  model: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3m0 14v3M2 12h3m14 0h3M5 5l2 2m10 10l2 2M19 5l-2 2M7 17l-2 2",
};

/** A small line drawing for the rail. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A line that passes by; what went wrong stays longer. */
export function toast(text, { bad = false } = {}) {
  if (!text) return;
  const node = el("div", { class: bad ? "toast bad" : "toast", role: bad ? "alert" : null }, text);
  const toasts = document.getElementById("toasts");
  toasts.append(node);
  while (toasts.children.length > 3) toasts.firstChild.remove();
  setTimeout(() => node.remove(), bad ? 9000 : 4000);
}

/** Ask for words in a dialog; null where it was given up. */
export function askWords(title, { label, value = "", ok = "确定", long = false, least = 1 } = {}) {
  return new Promise((resolve) => {
    const input = el(long ? "textarea" : "input", { value, "aria-label": label || title, rows: long ? 3 : null });
    const done = el("button", { class: "primary", type: "submit" }, ok);
    const check = () => { done.disabled = input.value.trim().length < least; };
    input.addEventListener("input", check);
    const form = el("form", { method: "dialog", class: "stack" }, el("h2", {}, title),
      label ? el("label", { class: "field" }, el("span", {}, label), input) : input,
      el("div", { class: "row" }, done, el("button", { type: "button", onclick: () => dialog.close("") }, "取消")));
    const dialog = el("dialog", { "aria-label": title }, form);
    form.addEventListener("submit", () => dialog.close("ok"));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "ok" ? input.value.trim() : null); });
    document.body.append(dialog);
    dialog.showModal();
    check();
    input.focus();
  });
}

/** Ask yes or no. */
export function confirmThat(title, text, ok) {
  return new Promise((resolve) => {
    const dialog = el("dialog", { "aria-label": title }, el("form", { method: "dialog", class: "stack" },
      el("h2", {}, title), el("p", {}, text),
      el("div", { class: "row" }, el("button", { class: "primary", value: "ok" }, ok), el("button", { value: "" }, "取消"))));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "ok"); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A menu at a place of the window; arrow keys move, Esc closes. */
export function openMenu(items, x, y, back) {
  document.querySelector(".menu")?.remove();
  const close = () => { menu.remove(); document.removeEventListener("pointerdown", away, true); back?.focus?.(); };
  const away = (event) => { if (!menu.contains(event.target)) close(); };
  const buttons = items.map((item) => el("button", {
    role: "menuitem", class: item.danger ? "danger" : "", disabled: item.disabled,
    onclick: () => { close(); item.run(); },
  }, item.label));
  const menu = el("div", { class: "menu", role: "menu" }, buttons);
  menu.addEventListener("keydown", (event) => {
    const open = buttons.filter((b) => !b.disabled);
    const at = open.indexOf(document.activeElement);
    if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); close(); }
    if (event.key === "ArrowDown") { event.preventDefault(); open[(at + 1) % open.length].focus(); }
    if (event.key === "ArrowUp") { event.preventDefault(); open[(at - 1 + open.length) % open.length].focus(); }
  });
  document.body.append(menu);
  const box = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - box.width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - box.height - 8))}px`;
  buttons.find((b) => !b.disabled)?.focus();
  document.addEventListener("pointerdown", away, true);
}

/** Something that stays while a work goes on: its step, its seconds, and the way to stop it. */
export function busyLine() {
  const text = el("span", { class: "grow" }, "");
  const stop = el("button", { class: "link", hidden: true }, "停止");
  const node = el("div", { class: "busy", hidden: true, role: "status" }, el("span", { class: "spin" }), text, stop);
  return {
    node,
    show(state, cancel) {
      node.hidden = false;
      text.textContent = `${state.step || "正在处理"}……${state.seconds >= 1 ? `（${state.seconds} 秒）` : ""}`;
      stop.hidden = !cancel;
      stop.onclick = () => { text.textContent = "正在停止……"; cancel(); };
    },
    hide() { node.hidden = true; },
  };
}

const dateFormat = new Intl.DateTimeFormat("zh-CN", { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false });

/** A moment in a few characters, on the clock of this computer. */
export function when(iso) {
  return iso ? dateFormat.format(new Date(iso)) : "";
}
