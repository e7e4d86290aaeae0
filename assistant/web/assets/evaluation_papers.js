// The papers of an evaluation as a tree of folders, each with its state; what is given beside them; settings.

import { el, fill } from "./dom.js";
import { drop } from "./home.js";
import { openPage } from "./evaluation_page.js";

const GIVEN = { declaration: ["批复的绩效目标", "申报表，Word、Excel 或 JSON"], results: ["单位自评或完成情况", "自评表、填报表"], survey: ["满意度问卷", "问卷答案，Excel 或 CSV"] };
const COLOURS = { read: "good", scan: "warn", clash: "bad", skipped: "bad", new: "" };

export function papersPane(bench, view, host) {
  const folder = el("input", { type: "file", webkitdirectory: true, multiple: true, "aria-label": "选择整个文件夹", onchange: (event) => { bench.add([...event.target.files]); event.target.value = ""; } });
  fill(host,
    el("div", { class: "ways" }, drop("放入项目资料", "合同、凭证、验收、纪要等，可多选，也可以是 ZIP 压缩包", (files) => bench.add(files)),
      el("label", { class: "drop" }, folder, el("b", {}, "放入整个文件夹"), el("span", { class: "calm small" }, "按原来的文件夹排列"), el("span", { class: "button" }, "选择文件夹"))),
    el("div", { class: "given" }, Object.entries(GIVEN).map(([kind, [word, hint]]) => given(bench, view, kind, word, hint))),
    settings(bench, view),
    view.contradictions.length ? el("section", { class: "stack" }, el("h3", {}, `互相矛盾，请核实（${view.contradictions.length}）`), view.contradictions.map((c) => el("div", { class: "finding warning" }, c))) : null,
    el("section", { class: "stack" }, el("h3", {}, `资料（${view.papers.length}）`), view.papers.length ? tree(bench, view.papers) : el("p", { class: "calm" }, "还没有资料。放入以后点下面的“开始阅读并评分”。"),
      view.masked ? el("p", { class: "calm small" }, `已遮盖个人信息 ${view.masked} 处。`) : null));
}

function given(bench, view, kind, word, hint) {
  const input = el("input", { type: "file", "aria-label": word, onchange: (event) => { bench.give(kind, [...event.target.files]); event.target.value = ""; } });
  const name = view.given[kind];
  return el("div", { class: "card stack" }, el("b", {}, word), name ? el("span", { class: "badge good" }, name) : el("span", { class: "calm small" }, hint), el("label", { class: "button upload" }, input, name ? "换一个" : "上传"));
}

function settings(bench, view) {
  const choice = (word, field, items, value) => el("label", { class: "field" }, el("span", {}, word), el("select", { "aria-label": word, onchange: (event) => bench.change({ op: "set_evaluation", field, value: event.target.value }) },
    items.map((i) => el("option", { value: i.id, selected: i.id === value }, i.title))));
  return el("div", { class: "amounts" }, choice("指标体系框架", "framework", view.frameworks, view.framework), choice("项目阶段", "stage", view.stages, view.at),
    choice("评价类型", "by", view.kinds.map((k) => ({ id: k, title: k })), view.by));
}

/** Folders with their papers below them. */
function tree(bench, papers) {
  const folders = new Map();
  for (const paper of papers) {
    const at = paper.name.lastIndexOf("/");
    const folder = at < 0 ? "" : paper.name.slice(0, at);
    if (!folders.has(folder)) folders.set(folder, []);
    folders.get(folder).push(paper);
  }
  return el("div", { class: "stack" }, [...folders].map(([folder, inside]) => folder
    ? el("details", { open: true }, el("summary", {}, `${folder.replaceAll("/", " / ")}（${inside.length}）`), inside.map((p) => line(bench, p)))
    : inside.map((p) => line(bench, p))));
}

function line(bench, paper) {
  const name = paper.name.split("/").pop();
  return el("div", { class: "paper-line" },
    paper.pages ? el("button", { class: "link", onclick: () => openPage(bench, { paper: paper.path, page: 1, text: "", place: name }) }, name) : el("span", {}, name),
    el("span", { class: "calm small" }, paper.kind, paper.pages ? ` ${paper.pages} 页` : ""),
    el("span", { class: "row" }, paper.states.map((s) => el("span", { class: `badge ${COLOURS[s.state]}` }, s.word))),
    el("button", { class: "link", "aria-label": `拿掉“${name}”`, onclick: () => bench.takeOut(paper.id) }, "拿掉"),
    paper.reason ? el("div", { class: "danger small wide" }, paper.reason) : null);
}
