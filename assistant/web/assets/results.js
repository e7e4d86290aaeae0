// The rows of a self-evaluation: target, what was reached, score in sight; the rest of a row opens below it.

import { busyLine, el, fill } from "./dom.js";
import { keptField } from "./fields.js";
import { drop } from "./home.js";
import { resultRow } from "./result_row.js";

export function resultsPane(bench) {
  return new ResultsPane(bench);
}

class ResultsPane {
  constructor(bench) {
    this.bench = bench;
    this.rows = new Map();
    this.busy = busyLine();
    this.money = el("div", { class: "year-money", data: { key: "money" } });
    this.list = el("div", { class: "results" });
    this.title = el("h2", { class: "paper-title" }, "项目支出绩效自评");
    this.about = el("p", { class: "paper-year" });
    this.order = el("button", { class: "quiet", onclick: () => { this.inOrder = !this.inOrder; this.sorted = null; this.update(this.view); } });
    const take = drop("读入填好的表", "填报表、自评表等", (files) => this.bench.upload(files, this.busy), { multiple: false });
    take.classList.add("small-drop");
    this.node = el("section", { class: "paper", "aria-label": "自评" }, this.title, this.about,
      el("div", { class: "row tools" }, el("button", { onclick: () => bench.save("results.xlsx", "GET") }, "下载填报表（Excel）"), take, el("span", { class: "grow" }), this.order), this.busy.node,
      this.money, this.list);
  }

  close() {}

  leave() {}

  update(view) {
    this.view = view;
    this.about.textContent = `（${view.year || "    "}年度）　对照：${view.document}`;
    this.order.textContent = this.inOrder ? "待补充的在前" : "按表的顺序";
    this.drawMoney(view.money);
    this.drawRows(view);
  }

  drawRows(view) {
    const ids = view.rows.map((r) => r.id);
    if (!this.sorted || this.sorted.length !== ids.length || ids.some((id) => !this.sorted.includes(id))) {
      const gaps = this.inOrder ? [] : view.rows.filter((r) => r.gap).map((r) => r.id);
      this.sorted = [...gaps, ...ids.filter((id) => !gaps.includes(id))]; // stays so while one fills in
      this.rows = new Map(this.sorted.map((id) => [id, resultRow(this.bench, view.rows.find((r) => r.id === id), view)]));
      const head = el("div", { class: "result-head", "aria-hidden": "true" }, ["三级指标", "指标值", "完成值", "得分", "情况"].map((w) => el("span", {}, w)));
      fill(this.list, head, [...this.rows.values()].map((r) => r.node));
    }
    for (const row of view.rows) this.rows.get(row.id).show(row);
  }

  drawMoney(money) {
    if (!this.amounts) this.buildMoney(money);
    for (const one of money.amounts) this.amounts.get(one.field).show(one.value);
    this.completed.value = money.completed === null ? "" : money.completed ? "是" : "否";
    this.score.textContent = money.points ? `得 ${money.points} / ${money.weight} 分` : "待定";
    this.formula.textContent = money.formula || money.missing;
  }

  buildMoney(money) {
    this.amounts = new Map(money.amounts.map((one) => [one.field, keptField(
      { value: one.value, inputmode: "decimal", "aria-label": `${one.label}（${money.unit}）`, data: { column: "money" } },
      (value) => this.bench.change({ op: "set_money", field: one.field, value }, { quiet: true }))]));
    this.completed = el("select", { "aria-label": "项目是否完成", onchange: (event) => this.bench.change({ op: "set_account", field: "completed", value: event.target.value }) },
      [["", "没有写明"], ["是", "已完成"], ["否", "未完成"]].map(([value, word]) => el("option", { value }, word)));
    this.score = el("b", {});
    this.formula = el("p", { class: "calm small" });
    fill(this.money, el("h3", {}, `预算执行（${money.unit}）`),
      el("div", { class: "amounts" }, money.amounts.map((one) => el("label", { class: "field" }, el("span", {}, one.label), this.amounts.get(one.field).node)),
        el("label", { class: "field" }, el("span", {}, "项目"), this.completed), el("div", { class: "field" }, this.score)), this.formula);
  }

  /** The row, the money or a text that something is about. */
  goTo(key) {
    if (key.startsWith("account.")) { this.bench.tabs.choose("words"); this.flash(this.bench.tabs.body.querySelector(`[data-field="${key.slice(8)}"]`)); return; }
    if (key === "money") { this.flash(this.money); this.money.querySelector("input")?.focus({ preventScroll: true }); return; }
    this.locate(key);
  }

  locate(id) {
    const row = this.rows.get(id);
    if (!row) return;
    row.reveal();
    this.flash(row.node);
  }

  flash(node) {
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.classList.remove("flash");
    requestAnimationFrame(() => node.classList.add("flash"));
    if (node.matches("textarea, input")) node.focus({ preventScroll: true });
  }
}
