// Problems with their advice, and the report section by section; a mark in the text opens the page behind it.

import { basisList } from "./basis.js";
import { askWords, el, fill } from "./dom.js";
import { openPage } from "./evaluation_page.js";
import { quote } from "./evaluation_scores.js";

export function problemsPane(bench, view, host) {
  fill(host, view.problems.length ? view.problems.map((p, n) => el("article", { class: "finding warning", "aria-label": `第 ${n + 1} 条问题` }, el("div", { class: "row" }, el("b", { class: "grow" }, `${n + 1}. ${p.text}`), ...changes(bench, p, n)), p.cause ? el("div", {}, `原因：${p.cause}`) : null,
    p.advice.map((a) => el("div", {}, `建议　${a}`)), p.evidence.length ? el("details", {}, el("summary", {}, `佐证（${p.evidence.length}）`), p.evidence.map((e) => quote(bench, e))) : null))
    : el("p", { class: "calm" }, view.read ? "没有扣分，没有列出问题。" : "阅读资料以后在这里列出问题和建议。"));
}

/** The ways to reword a problem and to leave it out. */
function changes(bench, problem, n) {
  const reword = async () => {
    const value = await askWords(`改第 ${n + 1} 条问题`, { label: "问题", value: problem.text, long: true });
    if (value !== null && value !== problem.text) bench.change({ op: "set_problem", problem: problem.id, value });
  };
  return [el("button", { class: "link", "aria-label": `改第 ${n + 1} 条问题`, onclick: reword }, "修改"),
    el("button", { class: "link", "aria-label": `删去第 ${n + 1} 条问题`, onclick: () => bench.change({ op: "delete_problem", problem: problem.id }) }, "删去")];
}

export function reportPane(bench, view, host) {
  const kept = (word, field, hint) => el("label", { class: "field" }, el("span", {}, word), el("input", { value: view[field], placeholder: hint, "aria-label": word, onchange: (event) => bench.change({ op: "set_evaluation", field, value: event.target.value.trim() }) }));
  const write = el("button", { class: view.sections.length ? "" : "primary", disabled: !view.read, onclick: () => bench.write() }, view.sections.length ? "重新撰写" : "撰写报告");
  fill(host, el("div", { class: "amounts" }, kept("评价机构", "author", "没有写的标待补充"), kept("报告日期", "date", "2026年5月"), write),
    view.sections.length ? null : el("p", { class: "calm" }, view.read ? "点“撰写报告”写出初稿，每一节都可以改；角标打开原文那一页。" : "请先阅读资料。"),
    view.is_stale ? el("p", { class: "badge warn" }, "写好以后得分或问题又改过，请重新撰写，或自行核对。") : null,
    basisList(bench, view),
    view.sections.map((one) => section(bench, one)));
}

function section(bench, one) {
  const text = el("div", { class: "text" }, parts(bench, one));
  const change = el("button", { class: "link", "aria-label": `改“${one.title}”`, onclick: () => {
    const input = el("textarea", { value: one.text, "aria-label": one.title, rows: 8 });
    const keep = el("button", { class: "primary", onclick: () => (input.value.trim() === one.text.trim() ? reportPane(bench, bench.view, bench.tabs.body) : bench.change({ op: "set_section", section: one.key, value: input.value })) }, "保存");
    fill(text, el("div", { class: "stack" }, input, el("div", { class: "row" }, keep, el("button", { onclick: () => reportPane(bench, bench.view, bench.tabs.body) }, "不改了"))));
    change.hidden = true;
    input.focus();
  } }, "修改");
  return el("article", { class: "section" }, el("div", { class: "row" }, el(one.level > 1 ? "h4" : "h3", { class: "grow" }, one.title), one.can_edit ? change : null), text);
}

/** The text with its marks as buttons. */
function parts(bench, one) {
  return one.text.split(/(〔E\d{1,4}〕)/).map((part) => {
    const found = one.marks[part.slice(1, -1)];
    return found ? el("button", { class: "link mark-button", "aria-label": `看佐证 ${found.id}：${found.place}`, onclick: () => openPage(bench, found) }, found.id) : part;
  });
}
