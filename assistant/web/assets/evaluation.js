// 评价: a folder of papers read, every score with its evidence, every quote with its page, the report in sections; the
// conversation beside it. Every change is an operation on the work.

import { download, filesForm, get, post, request, run } from "./api.js";
import { Bench } from "./declaration.js";
import { busyLine, confirmThat, el, fill, toast, when } from "./dom.js";
import { papersPane } from "./evaluation_papers.js";
import { problemsPane, reportPane } from "./evaluation_report.js";
import { scoresPane } from "./evaluation_scores.js";
import { address, go, setTop, themeButton } from "./main.js";
import { TABS, tabsPane } from "./panels.js";

const EVALUATION_TABS = {
  papers: { word: "资料", draw: papersPane, count: (view) => (view.papers.length ? `（${view.papers.length}）` : "") },
  scores: { word: "评分表和佐证", draw: scoresPane },
  problems: { word: "问题与建议", draw: problemsPane, count: (view) => (view.problems.length ? `（${view.problems.length}）` : "") },
  report: { word: "报告", draw: reportPane },
  check: TABS.check,
  history: TABS.history,
};
const BATCH = 20;

export async function evaluationRoom(host, here) {
  const known = await get("/api/evaluations");
  if (!known.works.some((w) => w.id === here.work)) { start(host, known, here.work); return null; }
  const bench = new EvaluationBench(here.work);
  await bench.open(host, here);
  return () => bench.close();
}

function start(host, known, work) {
  setTop("评价", el("div", { class: "end" }, themeButton()));
  host.className = "";
  const name = el("input", { "aria-label": "项目名称", placeholder: "项目名称", maxlength: 60 });
  const form = el("select", { "aria-label": "批复的绩效目标" }, el("option", { value: "" }, "不用这里的申报表（可以上传）"),
    known.forms.map((f) => el("option", { value: f.id, selected: f.id === work }, `${f.title}${f.year ? `（${f.year}）` : ""}`)));
  const profile = el("select", { "aria-label": "口径" }, known.profiles.map((p) => el("option", { value: p.id, selected: p.id === known.profile }, p.title)));
  const begin = async () => {
    if (!form.value && !name.value.trim()) { name.focus(); toast("请写项目名称，或选一份申报表。"); return; }
    const made = await post("/api/evaluations", { name: name.value.trim(), work: form.value, profile: profile.value });
    go({ work: made.id, room: "evaluation" });
  };
  const label = (word, field) => el("label", { class: "field" }, el("span", {}, word), field);
  fill(host, el("div", { class: "home" },
    el("section", { class: "card stack", "aria-label": "新建评价" }, el("h2", {}, "新建评价"),
      el("p", { class: "calm" }, "把项目资料放进来，程序逐份阅读、逐项找佐证，给出可以改的评分和报告初稿；每个数都能点回原文那一页。"),
      label("批复的绩效目标", form), label("项目名称（没有申报表时填）", name), label("口径", profile),
      el("div", { class: "row" }, el("button", { class: "primary", onclick: begin }, "开始评价"))),
    el("section", { class: "stack", "aria-label": "已有的评价" }, el("h2", {}, "已有的评价"), known.works.length
      ? el("div", { class: "works" }, known.works.map((w) => el("article", { class: "work" }, el("a", { class: "title", href: address({ work: w.id, room: "evaluation" }) }, w.title), el("div", { class: "about" }, `${when(w.at)} 改过`))))
      : el("p", { class: "calm" }, "还没有评价。"))));
}

/** Where a sheet stands in the other rooms: the line of what is under way; rows are in the tab of scores. */
class EvaluationSheet {
  constructor(bench) {
    this.bench = bench;
    this.busy = busyLine();
    this.node = el("div", { class: "evaluation-busy" }, el("h2", { class: "unseen" }, "评价内容"), this.busy.node);
  }

  update() {}

  close() {}

  leave() {}

  goTo(key) {
    this.locate(key);
  }

  locate(row) {
    this.bench.opened.add(row);
    this.bench.tabs.drawn = "";
    this.bench.tabs.choose("scores");
    const node = this.bench.tabs.body.querySelector(`[data-row="${CSS.escape(row)}"]`);
    node?.scrollIntoView({ block: "center" });
    node?.querySelector("button")?.focus({ preventScroll: true });
  }
}

class EvaluationBench extends Bench {
  room = "evaluation";

  hint = "改得分、问为什么扣分、问政策都可以。回车发送，Shift+回车换行。";

  opened = new Set();

  constructor(work) {
    super(work);
    this.rooms = `/api/evaluations/${work}`;
  }

  elsewhere() {
    return false;
  }

  makeSheet() {
    return new EvaluationSheet(this);
  }

  makeTabs(tab) {
    return tabsPane(this, tab || (this.view.read ? "scores" : "papers"), EVALUATION_TABS);
  }

  welcome(view) {
    return view.read ? "可以这样说：“A3扣2分，因为缺验收单”“A3为什么扣分”“第1条问题删掉”“出报告”。改动即时保存，可以撤销。"
      : "请在左边放入资料，点“开始阅读并评分”。评完以后，得分、问题和报告都可以在这里改。";
  }

  drawTop() {
    const { view } = this;
    const title = view.title && !view.title.startsWith("【") ? view.title : "未命名项目";
    setTop(title, el("span", { class: "badge" }, "评价"), el("div", { class: "end" },
      el("span", { class: "calm small wide-only" }, view.profile_title),
      el("span", { class: "calm small saved", role: "status" }, view.saved_at ? `已保存 ${when(view.saved_at)}` : "已保存"),
      el("button", { class: "quiet", disabled: !view.undo || !view.stage.can_edit, onclick: () => this.change({ op: "undo" }), title: "Ctrl+Z" }, "撤销"),
      el("button", { class: "chat-button", onclick: () => this.chat.raise() }, "对话"), themeButton()));
  }

  /** The sum and the grade are always in sight. */
  drawFoot() {
    const { view } = this;
    const found = view.scores;
    const sum = !found ? "还没有评分" : found.total ? `总分 ${found.total}${found.grade ? `，${found.grade}` : ""}` : `总分待定（${found.open} 项待定）`;
    fill(this.foot, el("b", { role: "status" }, sum),
      el("span", { class: "calm small grow" }, found ? found.classes.map((c) => `${c.name} ${c.score || "待定"}/${c.weight}`).join("　") : `已放入 ${view.papers.length} 份资料`),
      el("button", { class: view.read ? "" : "primary", disabled: !view.papers.length, onclick: () => this.read() }, view.read ? "重新阅读并评分" : "开始阅读并评分"),
      view.sections.length ? el("button", { class: "primary", onclick: () => this.save("draft.docx", "GET") }, view.is_final ? "下载报告" : "下载报告草稿") : null);
  }

  /** Long work of the room, with its steps above the tabs. True where it came to its end. */
  async long(what) {
    const { busy } = this.sheet;
    busy.show({ step: what === "read" ? "准备资料" : "撰写报告", seconds: 0 });
    try {
      const found = await run(`${this.rooms}/${what}`, {}, busy.show);
      if (found.cancelled) toast("已停止。读过的资料不用再读，随时可以接着来。");
      return !found.cancelled;
    } catch (error) {
      toast(error.message, { bad: true });
      return false;
    } finally {
      busy.hide();
      await this.refresh();
    }
  }

  async read() {
    const edited = this.view.scores?.rows.some((r) => r.edited) || this.view.sections.length;
    if (edited && !(await confirmThat("重新阅读并评分", "您改过的得分、问题和报告会按新读的资料重新生成，以后可以用“撤销”取回。", "重新阅读"))) return;
    if (await this.long("read")) this.tabs.choose("scores");
  }

  async write() {
    const own = this.view.sections.some((s) => s.by_hand);
    if (own && !(await confirmThat("重新撰写", "您改过的章节会按现在的评分重新写，以后可以用“撤销”取回。", "重新撰写"))) return;
    await this.long("report");
  }

  /** Papers in batches; a file of a folder keeps its path. */
  async add(files) {
    const refused = [];
    const { busy } = this.sheet;
    try {
      for (let at = 0; at < files.length; at += BATCH) {
        busy.show({ step: `上传资料 ${at}/${files.length}`, seconds: 0 });
        const form = new FormData();
        for (const file of files.slice(at, at + BATCH)) form.append("files", file, file.webkitRelativePath || file.name);
        refused.push(...(await request(`${this.rooms}/papers`, { method: "POST", form })).refused);
      }
    } catch (error) {
      toast(error.message, { bad: true });
    } finally {
      busy.hide();
      await this.refresh();
    }
    if (refused.length) toast(refused.slice(0, 3).join("\n"), { bad: true });
  }

  async takeOut(file) {
    await this.tried(() => post(`${this.rooms}/papers/out`, { file }));
  }

  async give(kind, files) {
    await this.tried(() => request(`${this.rooms}/given/${kind}`, { method: "POST", form: filesForm(files.slice(0, 1)) }));
  }

  async tried(job) {
    try {
      await job();
    } catch (error) {
      toast(error.message, { bad: true });
    }
    await this.refresh();
  }

  openFile(id) {
    return download(`${this.path}/files/${id}`).catch((error) => toast(error.message, { bad: true }));
  }
}
