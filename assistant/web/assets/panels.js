// The tabs under the sheet: findings, weights, numbers, pages, history.

import { get, post, run } from "./api.js";
import { basisList } from "./basis.js";
import { askWords, busyLine, el, fill, table, toast, when } from "./dom.js";
import { stageHistory } from "./stages.js";

export const TABS = {
  check: { word: "校验", draw: check, count: (view) => countOf(view.findings.filter((f) => !f.ignored), "") },
  weights: { word: "权重", draw: weights },
  facts: { word: "事实", draw: facts, count: (view) => countOf(view.facts.filter((f) => !f.used), " 未用") },
  narratives: { word: "立项说明", draw: narratives },
  preview: { word: "预览", draw: preview },
  history: { word: "历史", draw: history },
};
const countOf = (found, word) => (found.length ? `（${found.length}${word}）` : "");
const GROUPS = ["必改", "错误", "提醒", "提示"];

export function tabsPane(bench, tab, tabs = TABS) {
  return new TabsPane(bench, tabs[tab] ? tab : Object.keys(tabs)[0], tabs);
}

class TabsPane {
  constructor(bench, tab, all) {
    Object.assign(this, { bench, tab, all });
    this.bar = el("div", { class: "tabs", role: "tablist", "aria-label": "表下的内容" });
    this.body = el("div", { class: "panel-body", role: "tabpanel", tabIndex: 0 });
    this.node = el("section", { class: "panel", "aria-label": Object.values(all).map((one) => one.word).join("、") }, this.bar, this.body);
    this.buttons = Object.entries(all).map(([name, { word }]) => {
      const button = el("button", { role: "tab", onclick: () => this.choose(name), data: { tab: name } }, word);
      this.bar.append(button);
      return button;
    });
    this.bar.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      const names = Object.keys(this.all);
      this.choose(names[(names.indexOf(this.tab) + by + names.length) % names.length]);
      this.buttons.find((b) => b.dataset.tab === this.tab).focus();
    });
  }

  choose(name) {
    this.tab = name;
    this.bench.mark({ tab: name });
    this.update(this.bench.view);
  }

  update(view) {
    for (const button of this.buttons) {
      const mine = button.dataset.tab === this.tab;
      const { word, count } = this.all[button.dataset.tab];
      button.setAttribute("aria-selected", String(mine));
      button.tabIndex = mine ? 0 : -1;
      button.textContent = `${word}${count ? count(view) : ""}`;
    }
    const key = `${this.tab}:${view.id}:${view.version}:${view.stage.changes.length}`;
    if (key === this.drawn) return;
    this.drawn = key;
    const { word, draw } = this.all[this.tab];
    this.body.setAttribute("aria-label", word);
    draw(this.bench, view, this.body);
  }
}

export function check(bench, view, host) {
  const open = view.findings.filter((f) => !f.ignored);
  const ignored = view.findings.filter((f) => f.ignored);
  if (!view.findings.length) {
    fill(host, el("p", { class: "calm" }, view.is_empty ? "填写以后在这里列出问题、建议和依据。" : "没有发现问题。"), drafting(view));
    return;
  }
  fill(host,
    GROUPS.map((group) => {
      const found = open.filter((f) => f.group === group);
      return found.length ? [el("h3", {}, `${group}（${found.length}）`), found.map((f) => finding(bench, f))] : null;
    }).flat(2),
    open.length ? null : el("p", { class: "calm" }, "其余没有问题。"),
    ignored.length ? el("details", {}, el("summary", {}, `已忽略（${ignored.length}）`), el("div", { class: "stack" }, ignored.map((f) => finding(bench, f)))) : null,
    drafting(view));
}

/** How a model's draft came about, line by line: other rooms have none. */
function drafting(view) {
  const lines = view.drafting ?? [];
  return lines.length ? el("details", {}, el("summary", {}, `起草记录（${lines.length}）`),
    el("p", { class: "calm small" }, "大模型怎样读、程序不采用了什么、换成了什么、复核改了什么。"), el("ul", {}, lines.map((line) => el("li", {}, line)))) : null;
}

function finding(bench, one) {
  const ignore = async () => {
    const reason = await askWords("忽略这条意见", { label: "理由（会记在历史里）", long: true, least: 2 });
    if (reason) bench.change({ op: "ignore_finding", finding: one.id, reason });
  };
  return el("div", { class: `finding ${one.ignored ? "done" : one.severity}` },
    el("div", {}, el("b", {}, one.place ? `${one.place}：` : ""), one.message), el("div", {}, `建议：${one.advice}`),
    one.basis.length ? el("div", { class: "basis" }, `${one.code} · ${one.basis.join("；")}`) : el("div", { class: "basis" }, one.code),
    one.ignored ? el("div", {}, `不采纳的理由：${one.ignored}`) : el("div", { class: "row" },
      one.key ? el("button", { onclick: () => bench.sheet.goTo(one.key) }, "定位") : null,
      one.can_mend ? el("button", { class: "primary", onclick: () => bench.change({ op: "accept_finding", finding: one.id }) }, "一键修改") : null,
      one.can_ignore ? el("button", { class: "quiet", onclick: ignore }, "忽略") : null));
}

function weights(bench, view, host) {
  const found = view.weights;
  if (!found.shown) { fill(host, el("p", { class: "calm" }, "这个口径的申报表不填分值。")); return; }
  const most = Math.max(1, ...found.classes.map((c) => Math.max(Number(c.total) || 0, Number(c.due) || 0)));
  const bars = found.classes.map((one) => {
    const off = one.due && one.due !== one.total;
    const parts = one.rows.filter((r) => r.weight).map((r) => el("span", { class: `part${off ? " off" : ""}`, title: `${r.name} ${r.weight}分`, style: { width: `${(100 * Number(r.weight)) / most}%` } }));
    return el("div", { class: "bar" }, el("span", {}, one.name),
      el("div", { class: "track", role: "img", "aria-label": `${one.name}共${one.total}分：${one.rows.map((r) => `${r.name}${r.weight || "空"}`).join("，")}` }, parts),
      el("span", {}, off ? el("b", { class: "danger" }, `${one.total}，应为 ${one.due}`) : `${one.total} 分`));
  });
  const rows = found.classes.flatMap((c) => c.rows.map((r) => el("tr", {}, el("td", { class: "whole" }, c.name), el("td", {}, el("button", { class: "link", onclick: () => bench.sheet.locate(r.row) }, r.name)), el("td", {}, weightInput(bench, r)))));
  fill(host, el("p", {}, `合计 ${found.total} 分`, found.due && found.due !== found.total ? el("b", { class: "danger" }, `，应为 ${found.due} 分`) : "。"), bars,
    el("div", { class: "row" }, el("button", { class: "primary", onclick: () => bench.change({ op: "share_weights" }) }, "按口径重新分配")),
    el("table", { class: "plain" }, el("thead", {}, el("tr", {}, ["一级指标", "三级指标", "分值"].map((w) => el("th", { scope: "col" }, w)))), el("tbody", {}, rows)));
}

function weightInput(bench, row) {
  const input = el("input", { value: row.weight, size: 4, inputmode: "decimal", "aria-label": `${row.name}的分值` });
  input.addEventListener("change", async () => {
    const found = await bench.change({ op: "set_weight", row: row.row, value: input.value.trim() });
    if (!found.applied) input.value = row.weight;
  });
  return input;
}

function facts(bench, view, host) {
  if (!view.facts.length) { fill(host, el("p", { class: "calm" }, "从您写的话里读到的金额、数量、日期列在这里。")); return; }
  const unused = view.facts.filter((f) => !f.used);
  const used = view.facts.filter((f) => f.used);
  fill(host, unused.length ? [el("h3", {}, `没有用到的数字（${unused.length}）`), factTable(bench, view, unused, true)] : el("p", { class: "calm" }, "读到的数字都用到了。"),
    used.length ? [el("h3", {}, `用到的数字（${used.length}）`), factTable(bench, view, used, false)] : null);
}

function factTable(bench, view, all, open) {
  const heads = ["数字", "说的是什么", "用途", open ? "为什么没用" : "用在哪里", "操作"];
  return table(heads, all.map((fact) => {
    const role = el("select", { "aria-label": `“${fact.quote}”的用途` }, (view.roles.some((r) => r.value === fact.role) ? view.roles : [{ value: fact.role, word: fact.role_word }, ...view.roles])
      .map((r) => el("option", { value: r.value, selected: r.value === fact.role }, r.word)));
    const act = open && fact.can_use
      ? el("button", { onclick: () => bench.change({ op: "use_number", number: fact.id, role: role.value }) }, "用上")
      : fact.used.startsWith("指标") ? el("button", { class: "quiet", onclick: () => bench.change({ op: "ignore_number", number: fact.id }) }, "不用") : null;
    return el("tr", {}, el("td", {}, el("b", {}, fact.quote)), el("td", {}, fact.about), el("td", {}, open && fact.can_use ? role : fact.role_word, fact.by ? el("div", { class: "calm small" }, fact.by) : null), el("td", {}, open ? fact.why : fact.used), el("td", {}, act));
  }));
}

async function narratives(bench, view, host) {
  fill(host, el("p", { class: "calm" }, "正在读取……"));
  try {
    const found = await get(`${bench.path}/narratives`);
    if (bench.tabs.tab === "narratives") drawNarratives(bench, view, host, found);
  } catch (error) {
    fill(host, el("p", { class: "calm" }, error.message));
  }
}

function drawNarratives(bench, view, host, found) {
  const busy = busyLine();
  const write = async () => {
    button.disabled = true;
    try {
      const made = await run(`${bench.path}/narratives`, {}, busy.show);
      if (made.cancelled) toast("已停止，没有写完的部分没有留下。");
      drawNarratives(bench, view, host, await get(`${bench.path}/narratives`));
    } catch (error) {
      toast(error.message, { bad: true });
    } finally {
      busy.hide();
      button.disabled = false;
    }
  };
  const button = el("button", { class: "primary", onclick: write, disabled: !view.rows.length }, found.sections.length ? "重新撰写" : "撰写立项说明");
  const old = found.sections.length && found.version !== view.version ? el("p", { class: "badge warn" }, "写好以后表又改过，请重新撰写或自行核对。") : null;
  fill(host, basisList(bench, bench.view), el("p", { class: "calm" }, "立项依据、项目概况和绩效目标说明，数字都取自这份表。"), el("div", { class: "row" }, button,
    found.sections.length ? el("button", { onclick: () => bench.save("narratives.docx", "GET") }, "下载 Word") : null), busy.node, old,
  found.sections.map((one) => el("article", { class: "stack" }, el("h3", {}, `${one.title}（${one.writer}）`), el("p", { class: "text" }, one.text))));
}

async function preview(bench, view, host) {
  const busy = busyLine();
  const data = () => el("p", { class: "row" }, el("button", { class: "link", onclick: () => bench.save("sources.docx", "GET") }, "下载指标来源说明（Word，留存备查）"), el("button", { class: "link", onclick: () => bench.save("data.json", "GET") }, "下载数据（JSON，供其他程序读取）"));
  fill(host, busy.node);
  busy.show({ step: "排出 Word 页面", seconds: 0 });
  try {
    const found = await bench.preview(busy.show);
    if (bench.tabs.tab !== "preview" || bench.view.version !== view.version) return;
    const pages = Array.from({ length: found.pages }, (_, n) => el("img", { src: `${bench.path}/pages/${found.version}/${n + 1}.png`, alt: `第 ${n + 1} 页，共 ${found.pages} 页`, loading: "lazy" }));
    fill(host, el("p", { class: "calm" }, `共 ${found.pages} 页，和下载的 Word 相同。`), el("div", { class: "pages" }, pages), data());
  } catch (error) {
    if (bench.tabs.tab === "preview") fill(host, el("p", { class: "calm" }, error.message), data());
  }
}

export async function history(bench, view, host) {
  fill(host, el("p", { class: "calm" }, "正在读取……"));
  let versions;
  try {
    versions = await get(`${bench.path}/versions`);
  } catch (error) {
    fill(host, el("p", { class: "calm" }, error.message));
    return;
  }
  if (bench.tabs.tab === "history") drawHistory(bench, view, host, versions);
}

function drawHistory(bench, view, host, versions) {
  const rows = versions.map((one) => {
    const diff = el("div", { class: "stack", hidden: true });
    const compare = async () => {
      diff.hidden = !diff.hidden;
      if (!diff.hidden) fill(diff, lines(await get(`${bench.path}/versions/${one.version}/${view.version}`)));
    };
    const name = async () => {
      const label = await askWords("给这一版起名", { label: "名称，如“送审稿”", value: one.label, least: 0 });
      if (label === null) return;
      drawHistory(bench, view, host, (await post(`${bench.path}/versions/${one.version}/name`, { label })).versions);
    };
    const current = one.version === view.version;
    return el("tr", {}, el("td", { class: "tight" }, String(one.version)), el("td", {}, one.label ? el("span", { class: "badge info" }, one.label) : null, ` ${one.word}${one.place ? `：${one.place}` : ""}`,
      one.after ? el("div", { class: "calm small" }, one.before ? `${one.before} → ${one.after}` : one.after) : null, diff),
    el("td", { class: "tight" }, one.who ? `${one.who} ${when(one.at)}` : ""),
    el("td", { class: "tight" }, el("div", { class: "row" }, current ? el("span", { class: "badge good" }, "现在") : [
      el("button", { class: "link", onclick: compare }, "比较"),
      el("button", { class: "link", onclick: () => bench.change({ op: "restore_version", value: String(one.version) }) }, "恢复")],
    el("button", { class: "link", onclick: name }, "起名"))));
  });
  fill(host, stageHistory(view), table(["版本", "改了什么", "谁、何时", "操作"], rows));
}

function lines(found) {
  if (!found.length) return el("p", { class: "calm" }, "和现在没有不同。");
  return found.map((one) => el("p", {}, `${one.place}：`, el("span", { class: "was" }, one.before), " → ", el("span", { class: "now" }, one.after)));
}

