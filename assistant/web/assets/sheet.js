// The official sheet: the grid that Word prints, every value edited in its place. Text only through text nodes.

import { CellEditor } from "./editor.js";
import { openDetail } from "./detail.js";
import { askWords, el, fill, openMenu } from "./dom.js";
import { rowMenu } from "./row_menu.js";

const MARKS = [["fact", "事实"], ["suggested", "建议值"], ["formula", "公式"], ["open", "待补充"], ["yours", "您改的"], ["model", "模型建议"]];
const narrow = matchMedia("(max-width: 700px)");

export function sheetPane(bench) {
  return new SheetPane(bench);
}

class SheetPane {
  constructor(bench) {
    this.bench = bench;
    this.cells = new Map();
    this.editor = null;
    this.later = null;
    this.title = el("h2", { class: "paper-title" });
    this.year = el("p", { class: "paper-year" });
    this.body = el("div", {});
    this.node = el("section", { class: "paper", "aria-label": bench.readOnly ? "送审的表" : "申报表" }, this.title, this.year, this.body);
    if (!bench.readOnly) this.node.append(legend());
    this.node.addEventListener("keydown", (event) => this.keys(event));
    this.node.addEventListener("contextmenu", (event) => this.menuAt(event));
    this.redraw = () => { this.shape = ""; this.update(this.view); };
    narrow.addEventListener("change", this.redraw);
  }

  close() {
    this.leave();
    narrow.removeEventListener("change", this.redraw);
  }

  /** What is typed and not yet kept goes with the last request of the page. */
  leave() {
    const order = this.editor?.pending();
    if (order) this.bench.sendLast(order);
  }

  update(view) {
    this.view = view;
    this.title.textContent = view.sheet.title;
    this.year.textContent = `（${view.sheet.year || "    "}年度）`;
    const shape = JSON.stringify([narrow.matches, view.sheet.rows.map((row) => row.map((c) => [c.head ? c.text : c.key, c.cols, c.rows]))]);
    if (shape !== this.shape && this.editor) { this.later = view; this.patch(view); return; }
    if (shape === this.shape) { this.patch(view); return; }
    this.shape = shape;
    this.build(view);
  }

  /** Cells that are there get their new values; the one that is being edited is left alone. */
  patch(view) {
    for (const cell of view.sheet.rows.flat()) {
      const drawn = cell.key !== undefined && this.cells.get(cell.key);
      if (drawn) this.paint(drawn, cell);
    }
    this.markFindings(view);
  }

  build(view) {
    const focused = document.activeElement?.closest?.("[data-key]")?.dataset.key;
    this.cells.clear();
    fill(this.body, narrow.matches ? this.buildCards(view) : this.buildTable(view));
    this.markFindings(view);
    const first = this.cells.get(this.current) || this.cells.values().next().value;
    if (first) first.text.tabIndex = 0;
    if (focused) this.cells.get(focused)?.text.focus({ preventScroll: true });
  }

  buildTable(view) {
    const whole = view.sheet.widths.reduce((a, b) => a + b, 0);
    const columns = view.sheet.widths.map((w) => el("col", { style: { width: `${(100 * w) / whole}%` } }));
    const rows = view.sheet.rows.map((row) => {
      const columnsHead = row.length > 3 && row.every((c) => c.head) && row.filter((c) => /指标|分值/.test(c.text)).length > 3;
      return el("tr", { class: columnsHead ? "columns" : "" }, row.map((c) => this.drawn(c, view)));
    });
    return el("table", { class: "sheet", "aria-label": view.sheet.title }, el("colgroup", {}, columns), el("tbody", {}, rows));
  }

  drawn(cell, view) {
    const spans = { colspan: cell.cols > 1 ? cell.cols : null, rowspan: cell.rows > 1 ? cell.rows : null };
    if (cell.head) return el("th", { ...spans, scope: cell.rows > 1 ? "rowgroup" : "col" }, cell.text);
    const td = el("td", { ...spans, class: cell.left ? "left" : "" });
    this.hold(td, cell, view);
    return td;
  }

  /** On a phone: the head as pairs, each indicator a card. */
  buildCards(view) {
    const cards = el("div", { class: "cards" });
    const groups = new Map();
    let last = "";
    for (const cell of view.sheet.rows.flat()) {
      if (cell.head || !cell.label) continue;
      const row = cell.row && view.rows.find((r) => r.id === cell.row);
      let host = cards;
      if (row && cell.key.startsWith("indicators.")) {
        if (row.level2 !== last) { cards.append(el("h3", { class: "class" }, `${row.level1} / ${row.level2}`)); last = row.level2; }
        if (!groups.has(row.id)) { groups.set(row.id, el("div", { class: "group" })); cards.append(groups.get(row.id)); }
        host = groups.get(row.id);
      } else if (cell.key.startsWith("new.") && !cell.parts.length) continue;
      const pair = el("div", { class: cell.key.startsWith("new.") ? "pair new" : "pair" }, el("span", { class: "name", "aria-hidden": "true" }, cell.label.split("：").pop() === "三级指标" && !row ? cell.label : cell.label.split("：").pop()));
      this.hold(pair, cell, view);
      host.append(pair);
    }
    return cards;
  }

  hold(host, cell, view) {
    const text = el("div", { class: "cell", role: "button", tabIndex: -1, data: { key: cell.key } });
    const drawn = { host, text, cell };
    text.addEventListener("click", () => (this.bench.readOnly ? this.bench.pick(drawn.cell.key) : this.edit(cell.key)));
    text.addEventListener("focus", () => this.follow(drawn));
    host.append(text);
    if (cell.key) this.cells.set(cell.key, drawn);
    else text.removeAttribute("role");
    if (!this.bench.readOnly && /^indicators\..*\.name$/.test(cell.key || "") && view.rows.some((r) => r.id === cell.row)) {
      const name = view.rows.find((r) => r.id === cell.row).name;
      const menu = el("button", { class: "row-menu", tabIndex: -1, "aria-label": `“${name}”的操作`, title: "上移、下移、复制、删除、添加" }, "⋮");
      menu.addEventListener("click", () => { const box = menu.getBoundingClientRect(); this.openRowMenu(drawn, box.left, box.bottom); });
      host.append(menu);
    }
    this.paint(drawn, cell);
  }

  paint(drawn, cell) {
    drawn.cell = cell;
    const { host, text } = drawn;
    if (text.textContent !== cell.text) text.textContent = cell.text;
    const blank = !cell.text;
    const can = cell.parts?.length;
    text.classList.toggle("blank", blank);
    text.dataset.hint = blank && can ? cell.parts[0].label : "";
    const told = [cell.label, cell.text || "空", cell.word].filter(Boolean).join("，");
    text.setAttribute("aria-label", can ? `${told}。按 F2 修改` : told || "空格");
    host.classList.toggle("open", Boolean(cell.open));
    let mark = host.querySelector(":scope > button.mark");
    if (!cell.mark) { mark?.remove(); return; }
    if (!mark) {
      mark = el("button", { tabIndex: -1 });
      mark.addEventListener("click", () => this.detail(drawn.cell.key));
      host.append(mark);
    }
    mark.className = `mark m-${cell.mark}`;
    mark.title = `${cell.word}：点开看来源和理由`;
    mark.setAttribute("aria-label", `${cell.label}的来源：${cell.word}`);
  }

  markFindings(view) {
    const keys = (severities) => new Set(view.findings.filter((f) => !f.ignored && severities.test(f.severity)).map((f) => f.key));
    const wrong = keys(/fatal|error/);
    const doubtful = this.bench.readOnly ? keys(/warning/) : new Set();
    for (const [key, drawn] of this.cells) {
      drawn.host.classList.toggle("wrong", wrong.has(key));
      drawn.host.classList.toggle("doubtful", doubtful.has(key) && !wrong.has(key));
    }
  }

  follow(drawn) {
    for (const other of this.cells.values()) other.text.tabIndex = other === drawn ? 0 : -1;
    this.current = drawn.cell.key;
    if (drawn.cell.row && !this.bench.readOnly) this.bench.mark({ row: drawn.cell.row });
  }

  // Editing

  edit(key) {
    const drawn = this.cells.get(key);
    if (!drawn || !drawn.cell.parts?.length || this.editor?.key === key) return;
    this.current = key;
    if (drawn.cell.parts.length > 1) { this.detail(key, { edit: true }); return; }
    this.editor = new CellEditor(drawn, drawn.cell.parts[0], {
      keep: (order) => this.bench.change(order, { quiet: true }),
      done: (step) => this.edited(key, step),
    });
  }

  edited(key, step) {
    this.editor = null;
    const view = this.later;
    this.later = null;
    if (view) this.update(this.bench.view);
    const here = this.cells.get(key);
    if (step === "stay") here?.text.focus({ preventScroll: true });
    if (step === "next" || step === "back") {
      const next = this.beside(key, step === "next" ? 1 : -1);
      if (next) this.edit(next.cell.key);
      else here?.text.focus();
    }
  }

  beside(key, by) {
    const all = [...this.cells.values()].filter((d) => d.cell.parts?.length);
    const at = all.findIndex((d) => d.cell.key === key);
    return at < 0 ? null : all[at + by];
  }

  detail(key, options) {
    const drawn = this.cells.get(key);
    if (drawn) openDetail(this.bench, drawn, options);
  }

  openRowMenu(drawn, x, y) {
    openMenu(rowMenu(this.bench, this.view, drawn.cell, (key) => this.detail(key), askWords), x, y, drawn.text);
  }

  menuAt(event) {
    const key = event.target.closest?.(".cell")?.dataset.key;
    const drawn = key && this.cells.get(key);
    if (!drawn || this.bench.readOnly) return;
    event.preventDefault();
    const box = drawn.text.getBoundingClientRect();
    const byKey = event.button !== 2;
    this.openRowMenu(drawn, byKey ? box.left + 20 : event.clientX, byKey ? box.top + 20 : event.clientY);
  }

  // Keys

  keys(event) {
    const key = event.target.classList.contains("cell") && event.target.dataset.key;
    if (!key || event.isComposing) return;
    if (event.key === "F2" || event.key === "Enter") {
      event.preventDefault();
      if (this.bench.readOnly) this.bench.pick(key);
      else if (event.shiftKey) this.detail(key);
      else this.edit(key);
    }
    const to = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (to && !event.altKey && !event.ctrlKey) {
      event.preventDefault();
      (to[0] ? this.sideways(key, to[0]) : this.upDown(key, to[1]))?.text.focus();
    }
  }

  sideways(key, by) {
    const all = [...this.cells.values()];
    return all[all.findIndex((d) => d.cell.key === key) + by];
  }

  upDown(key, by) {
    const from = this.cells.get(key).host.getBoundingClientRect();
    const middle = (from.left + from.right) / 2;
    let best = null;
    for (const drawn of this.cells.values()) {
      const box = drawn.host.getBoundingClientRect();
      const gap = by > 0 ? box.top - from.bottom : from.top - box.bottom;
      const off = middle < box.left ? box.left - middle : Math.max(0, middle - box.right);
      if (gap > -2 && (!best || gap * 4 + off < best.score)) best = { drawn, score: gap * 4 + off };
    }
    return best?.drawn;
  }

  // Places

  goTo(key) {
    const drawn = this.cells.get(key);
    if (!drawn) return;
    drawn.host.scrollIntoView({ block: "center", behavior: "smooth" });
    drawn.text.focus({ preventScroll: true });
    drawn.host.classList.remove("flash");
    requestAnimationFrame(() => drawn.host.classList.add("flash"));
  }

  /** A row by its id, or by its number in the table. */
  locate(row) {
    const found = this.view.rows.find((r) => r.id === row || String(r.number) === row);
    if (found) this.goTo(`indicators.${found.id}.name`);
  }
}

function legend() {
  return el("p", { class: "legend" }, MARKS.map(([mark, word]) => el("span", { class: `m-${mark}` }, el("i", {}), word)),
    el("span", {}, "点格子修改，点角标看来源；F2 修改，Shift+回车看来源，Ctrl+Z 撤销"));
}
