// One row of a self-evaluation. Its value is typed in its place; how it was scored, why it deviates and what proves it
// open below.

import { el, fill } from "./dom.js";
import { keptField } from "./fields.js";

export function resultRow(bench, row, view) {
  return new ResultRow(bench, row, view);
}

class ResultRow {
  constructor(bench, row, view) {
    Object.assign(this, { bench, row });
    this.actual = keptField({ value: row.actual, "aria-label": `${row.name}的完成值`, placeholder: "填完成值", data: { column: "actual" } },
      (value) => this.change({ op: "set_actual", row: row.id, value }));
    this.score = el("span", { class: "points" });
    this.state = el("span", { class: "badge" });
    this.more = el("div", { class: "result-more", hidden: true });
    this.toggle = el("button", { class: "link", "aria-expanded": "false", "aria-label": `${row.name}的计分过程、偏差原因和佐证`, onclick: () => this.open(this.more.hidden) }, "展开");
    this.node = el("article", { class: "result", "aria-label": row.name, data: { key: row.id } },
      el("div", { class: "result-line" },
        el("div", {}, el("div", { class: "calm small" }, row.level2), el("b", {}, row.name)),
        el("div", { class: "target" }, el("span", { class: "only-card calm small" }, "指标值 "), row.target), this.actual.node,
        el("div", {}, this.score), el("div", { class: "state" }, this.state, this.toggle)),
      this.more);
    this.causes = view.causes;
  }

  change(operation) {
    return this.bench.change(operation, { quiet: true });
  }

  show(row) {
    const first = !this.shown;
    this.row = row;
    this.shown = true;
    this.actual.show(row.actual);
    fill(this.score, row.score ? el("b", {}, row.score) : el("span", { class: "danger" }, "待定"), el("span", { class: "calm" }, row.weight ? ` / ${row.weight} 分` : " 没有分值"));
    this.state.textContent = row.given ? "人工定分" : row.state_word;
    this.state.className = `badge ${{ met: "good", missed: "bad", over: "warn" }[row.state] || ""}`;
    this.node.classList.toggle("gap", row.gap);
    if (first && row.due && row.gap) this.open(true);
    if (!this.more.hidden) this.drawMore();
  }

  open(wanted) {
    this.more.hidden = !wanted;
    this.toggle.textContent = wanted ? "收起" : "展开";
    this.toggle.setAttribute("aria-expanded", String(wanted));
    if (wanted) this.drawMore();
  }

  reveal() {
    const { row } = this;
    if (!row.actual) { this.actual.input.focus({ preventScroll: true }); return; }
    if (this.more.hidden) this.open(true);
    const wanted = row.due && !row.cause ? this.cause : row.due && !row.remedy ? this.remedy : null;
    (wanted?.input || this.more.querySelector("input, textarea, select"))?.focus({ preventScroll: true });
  }

  /** Built once; later only the texts change, so that nothing is taken from under the hands. */
  drawMore() {
    if (!this.formula) this.build();
    const { row } = this;
    this.formula.textContent = row.formula || row.missing || "填完成值以后在这里写明怎样计分。";
    this.by.hidden = !row.given && !row.share;
    this.shareHint.textContent = row.choosable ? `定性指标按档取值：${row.bands.join("、")}` : "";
    this.points.input.placeholder = row.choosable ? "如 85%" : "如 8.5";
    this.points.show(row.share ? `${row.share}%` : row.given ? row.score : "");
    this.reason.show(row.reason);
    this.why.hidden = !row.due && !row.cause && !row.remedy;
    this.why.classList.toggle("due", row.due && row.gap);
    if (row.cause || row.cause_kind) this.kind.value = row.cause_kind;
    this.cause.show(row.cause);
    this.remedy.show(row.remedy);
    this.evidence.show(row.evidence);
    fill(this.files, row.files.map((f) => el("button", { class: "link", onclick: () => this.bench.openFile(f.id) }, `打开 ${f.name}`)));
  }

  build() {
    const { row } = this;
    const label = (word, field) => el("label", { class: "field" }, el("span", {}, word), field);
    this.formula = el("p", { class: "formula" });
    this.buildScore(row);
    this.kind = el("select", { "aria-label": "偏差原因类别", onchange: () => this.deviate() }, el("option", { value: "" }, "选一类原因"), this.causes.map((k) => el("option", { value: k }, k)));
    this.cause = keptField({ "aria-label": "偏差原因", placeholder: "写明具体原因" }, (cause) => this.deviate({ cause }), { long: true });
    this.remedy = keptField({ "aria-label": "改进措施", placeholder: "准备怎样改进" }, (remedy) => this.deviate({ remedy }), { long: true });
    this.why = el("div", { class: "why" }, el("h4", {}, "偏差原因和改进措施"), label("类别", this.kind), label("原因", this.cause.node), label("改进措施", this.remedy.node));
    this.evidence = keptField({ "aria-label": "佐证资料", placeholder: "如 验收报告、签到册" }, (value) => this.change({ op: "set_text", row: row.id, field: "evidence", value }), { long: true });
    this.files = el("div", { class: "row" });
    const pick = el("input", { type: "file", multiple: true, "aria-label": `上传${row.name}的佐证文件`, onchange: (event) => { this.bench.attach(row.id, [...event.target.files]); event.target.value = ""; } });
    fill(this.more, el("div", {}, el("h4", {}, "计分过程"), this.formula, this.scoring), this.why,
      el("div", {}, el("h4", {}, "佐证资料"), this.evidence.node, this.files, el("label", { class: "button upload" }, pick, "上传文件")));
  }

  /** A score that a person decides: with its reason, kept as one step. */
  buildScore(row) {
    this.points = keptField({ "aria-label": `${row.name}的人工得分`, size: 8, inputmode: "decimal" }, async () => this.decide());
    this.reason = keptField({ "aria-label": "定分理由", placeholder: "理由（必填）" }, async () => this.decide());
    this.by = el("button", { class: "link", onclick: () => this.change({ op: "set_score", row: row.id, value: "按口径", reason: "按口径计算" }) }, "改回按口径计算");
    this.shareHint = el("p", { class: "calm small" });
    const label = (word, field) => el("label", { class: "field" }, el("span", {}, word), field);
    this.scoring = el("details", { open: row.choosable }, el("summary", {}, row.choosable ? "选定完成程度" : "人工定分"), this.shareHint,
      el("div", { class: "decide" }, label(row.choosable ? "完成程度（%）" : "得分", this.points.node), label("理由", this.reason.node), this.by));
  }

  async decide() {
    const value = this.points.input.value.trim();
    const reason = this.reason.input.value.trim();
    if (!value || !reason) return { applied: false, why: value ? "写明理由后保存" : "填得分后保存" };
    const share = this.row.choosable && /^[\d.]+$/.test(value) ? `${value}%` : value;
    const found = await this.change({ op: "set_score", row: this.row.id, value: share, reason });
    if (found.applied) { this.points.settle(value); this.reason.settle(reason); this.drawMore(); }
    return found;
  }

  deviate({ cause = this.cause.input.value.trim(), remedy = this.remedy.input.value.trim() } = {}) {
    const reason = remedy ? `${cause ? `原因：${cause}；` : ""}改进措施：${remedy}` : cause;
    if (!reason) return Promise.resolve({ applied: !this.row.cause && !this.row.remedy, why: "偏差原因不能清空，请写明原因，没有偏差的写“无”" });
    return this.change({ op: "set_deviation", row: this.row.id, value: this.kind.value, reason });
  }
}
