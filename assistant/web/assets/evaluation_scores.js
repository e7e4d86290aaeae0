// The score sheet of an evaluation: score and reasons in sight, the evidence of a row below it.

import { el, fill } from "./dom.js";
import { openPage } from "./evaluation_page.js";

const COLOURS = { met: "good", partly: "warn", not_met: "bad", no_evidence: "" };

export function scoresPane(bench, view, host) {
  if (!view.scores) { fill(host, el("p", { class: "calm" }, "阅读资料以后在这里逐项列出得分、扣分理由和佐证。")); return; }
  let last = "";
  const rows = view.scores.rows.flatMap((row) => {
    const head = row.level1 === last ? [] : [el("h3", {}, row.level1)];
    last = row.level1;
    return [...head, scoreRow(bench, row)];
  });
  fill(host, el("div", { class: "results" }, rows));
}

function scoreRow(bench, row) {
  const more = el("div", { class: "result-more", hidden: true });
  const open = (wanted) => {
    more.hidden = !wanted;
    toggle.textContent = wanted ? "收起" : "佐证和改分";
    toggle.setAttribute("aria-expanded", String(wanted));
    bench.opened[wanted ? "add" : "delete"](row.id);
    if (wanted && !more.childElementCount) fill(more, details(bench, row), edit(bench, row));
  };
  const toggle = el("button", { class: "link", "aria-label": `${row.name}的佐证和改分`, onclick: () => open(more.hidden) });
  const node = el("article", { class: `result ${row.score ? "" : "gap"}`, "aria-label": row.name, data: { row: row.id } },
    el("div", { class: "score-line" },
      el("div", {}, el("div", { class: "calm small" }, `${row.id} ${row.level2}`), el("b", {}, row.name), row.target ? el("div", { class: "small" }, `指标值 ${row.target}　实际 ${row.actual || "未见"}`) : null),
      el("div", {}, row.score ? el("b", {}, row.score) : el("span", { class: "danger" }, "待定"), el("span", { class: "calm" }, ` / ${row.weight} 分`), row.edited ? el("div", {}, el("span", { class: "badge info" }, "已调整")) : null),
      el("div", { class: "small" }, row.deductions.length ? row.deductions.map((d) => el("div", {}, `扣${d.points}分：${d.reason}`)) : el("span", { class: "calm" }, row.score ? "没有扣分" : row.missing)),
      toggle), more);
  open(bench.opened.has(row.id));
  return node;
}

function details(bench, row) {
  return el("div", {}, row.formula || row.missing ? el("p", { class: "formula" }, row.formula || row.missing) : null,
    row.points.map((p) => el("div", { class: "stack point" }, el("div", {}, el("span", { class: `badge ${COLOURS[p.verdict]}` }, p.word), ` ${p.text}（${p.weight}分）`),
      p.found.map((q) => quote(bench, q)), p.against.map((q) => quote(bench, q, "反面：")), p.missing ? el("p", { class: "calm small" }, `缺：${p.missing}`) : null)),
    row.points.length ? null : row.evidence.map((q) => quote(bench, q)),
    row.points.length || row.evidence.length ? null : el("p", { class: "calm" }, "没有找到佐证。"));
}

export function quote(bench, one, before = "") {
  return el("blockquote", {}, `${before}${one.text}`, el("div", {}, el("button", { class: "link", onclick: () => openPage(bench, one) }, `${one.id} ${one.place}，看原文`)));
}

function edit(bench, row) {
  const score = el("input", { value: row.score, size: 6, inputmode: "decimal", "aria-label": `${row.name}的得分` });
  const reason = el("input", { value: row.edited ? row.formula : "", "aria-label": "调整理由", placeholder: "调整理由（必填）" });
  const form = el("form", { class: "stack" }, el("h4", {}, "改得分"), el("div", { class: "decide" }, score, reason), el("button", { type: "submit" }, "保存得分"), row.standard ? el("p", { class: "calm small" }, `评分标准：${row.standard}`) : null);
  form.addEventListener("submit", (event) => { event.preventDefault(); bench.change({ op: "set_score", row: row.id, value: score.value, reason: reason.value }); });
  return el("div", { class: "stack" }, form, row.goal ? actual(bench, row) : null, row.deductions.length && row.score ? row.deductions.map((one) => deduction(bench, row, one)) : null);
}

/** The actual value as a person established it; the score follows. */
function actual(bench, row) {
  return pair(`${row.name}的实际完成值`, "改实际完成值", row.actual, "根据什么核定（必填）", "保存完成值", (value, reason) => bench.change({ op: "set_actual", row: row.id, value, reason }));
}

function deduction(bench, row, one) {
  return pair(`${row.name}的扣分`, `改扣分（${one.id}，0 分为不扣）`, one.points, "扣分理由（必填）", "保存扣分", (value, reason) => bench.change({ op: "set_deduction", deduction: one.id, value, reason }), one.reason);
}

function pair(label, title, value, hint, done, change, why = "") {
  const first = el("input", { value, size: 6, "aria-label": label });
  const reason = el("input", { value: why, "aria-label": `${label}：${hint.replace("（必填）", "")}`, placeholder: hint });
  const form = el("form", { class: "stack" }, el("h4", {}, title), el("div", { class: "decide" }, first, reason), el("button", { type: "submit" }, done));
  form.addEventListener("submit", (event) => { event.preventDefault(); change(first.value.trim(), reason.value.trim()); });
  return form;
}
