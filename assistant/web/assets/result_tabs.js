// The tabs under a self-evaluation: its words, its report, its pages.

import { get, run } from "./api.js";
import { busyLine, el, fill, toast } from "./dom.js";
import { keptField } from "./fields.js";
import { TABS } from "./panels.js";

export const RESULT_TABS = {
  words: { word: "说明", draw: words },
  check: TABS.check,
  report: { word: "自评报告", draw: report },
  preview: { word: "预览", draw: preview },
  history: TABS.history,
};

function words(bench, view, host) {
  if (bench.words && host.contains(bench.words[0]?.node)) {
    view.words.forEach((one, n) => bench.words[n].show(one.value));
    return;
  }
  bench.words = view.words.map((one) => keptField({ value: one.value, "aria-label": one.label, data: { field: one.field } },
    (value) => bench.change({ op: one.op, field: one.field, value }, { quiet: true }), { long: true }));
  fill(host, el("p", { class: "calm" }, "写进自评表和自评报告的文字；不写的在 Word 里标为待补充。"),
    view.words.map((one, n) => el("label", { class: "field" }, el("span", {}, one.label), one.hint ? el("span", { class: "hint" }, one.hint) : null, bench.words[n].node)));
}

async function report(bench, view, host) {
  fill(host, el("p", { class: "calm" }, "正在读取……"));
  try {
    const found = await get(`${bench.path}/report`);
    if (bench.tabs.tab === "report") drawReport(bench, view, host, found);
  } catch (error) {
    fill(host, el("p", { class: "calm" }, error.message));
  }
}

function drawReport(bench, view, host, found) {
  const busy = busyLine();
  const write = async () => {
    button.disabled = true;
    try {
      const made = await run(`${bench.path}/report`, {}, busy.show);
      if (made.cancelled) toast("已停止，没有写完的部分没有留下。");
      drawReport(bench, view, host, await get(`${bench.path}/report`));
    } catch (error) {
      toast(error.message, { bad: true });
    } finally { busy.hide(); button.disabled = false; }
  };
  const button = el("button", { class: "primary", onclick: write }, found.written ? "重新撰写" : "撰写自评报告");
  const old = found.written && found.version !== view.version ? el("p", { class: "badge warn" }, "写好以后又改过，请重新撰写或自行核对。") : null;
  fill(host, el("div", { class: "row" }, button, el("button", { onclick: () => bench.save("self_evaluation/report.docx", "GET") }, "下载 Word"),
    found.written ? null : el("span", { class: "calm small" }, "下面是按已填内容排出的文字，数字都取自这份自评。")), busy.node, old,
  found.sections.map((one) => el("article", {}, el(one.level > 1 ? "h4" : "h3", {}, one.title), one.text ? el("p", { class: "text" }, one.text) : null)));
}

function preview(bench, view, host, paper = "form") {
  const busy = busyLine();
  const pages = el("div", {});
  const names = { form: "自评表", report: "自评报告" };
  const tabs = el("div", { class: "row", role: "group", "aria-label": "看哪一份" }, Object.entries(names).map(([name, word]) =>
    el("button", { "aria-pressed": String(name === paper), class: name === paper ? "primary" : "", onclick: () => preview(bench, view, host, name) }, word)));
  fill(host, tabs, busy.node, pages);
  busy.show({ step: "排出 Word 页面", seconds: 0 });
  run(`${bench.path}/self_evaluation/${paper}/preview`, {}, busy.show).then((found) => {
    const images = Array.from({ length: found.pages }, (_, n) => el("img", { src: `${bench.path}/self_evaluation/pages/${found.key}/${n + 1}.png`, alt: `${names[paper]}第 ${n + 1} 页，共 ${found.pages} 页`, loading: "lazy" }));
    fill(pages, el("p", { class: "calm" }, `共 ${found.pages} 页，和下载的 Word 相同。`), el("div", { class: "pages" }, images));
  }, (error) => fill(pages, el("p", { class: "calm" }, error.message))).finally(() => busy.hide());
}
