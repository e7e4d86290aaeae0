// 评价: a folder of papers read, every score with its evidence, every quote with its page, the report in sections.

import { download, filesForm, follow, get, post, request, run } from "./api.js";
import { busyLine, confirmThat, el, fill, toast, when } from "./dom.js";
import { papersPane } from "./evaluation_papers.js";
import { problemsPane, reportPane } from "./evaluation_report.js";
import { scoresPane } from "./evaluation_scores.js";
import { address, go, place, setTop, themeButton } from "./main.js";

const TABS = { papers: ["资料", papersPane], scores: ["评分表和佐证", scoresPane], problems: ["问题与建议", problemsPane], report: ["报告", reportPane], history: ["历史", historyPane] };
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

class EvaluationBench {
  constructor(work) {
    Object.assign(this, { work, path: `/api/evaluations/${work}` });
    this.busy = busyLine();
    this.queue = Promise.resolve();
  }

  async open(host, here) {
    this.view = await get(this.path);
    this.tab = TABS[here.tab] ? here.tab : this.view.read ? "scores" : "papers";
    this.bar = el("div", { class: "tabs", role: "tablist", "aria-label": "评价的内容" });
    this.body = el("div", { class: "panel-body", role: "tabpanel", tabIndex: 0 });
    this.foot = el("footer", { class: "foot" });
    this.buttons = Object.entries(TABS).map(([name, [word]]) => el("button", { role: "tab", data: { tab: name }, onclick: () => this.choose(name) }, word));
    this.bar.append(...this.buttons);
    this.bar.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      const names = Object.keys(TABS);
      this.choose(names[(names.indexOf(this.tab) + by + names.length) % names.length]);
      this.buttons.find((b) => b.dataset.tab === this.tab).focus();
    });
    fill(host, el("div", { class: "desk evaluation" }, el("section", { class: "panel", "aria-label": "评价" }, el("h2", { class: "unseen" }, "评价内容"), this.bar, this.busy.node, this.body), this.foot));
    this.draw();
    if (this.view.job) this.wait(follow({ job: this.view.job }, this.busy.show));
  }

  close() {
    this.busy.hide();
  }

  choose(name) {
    this.tab = name;
    go({ ...place(), work: this.work, room: "evaluation", tab: name }, { replace: true });
    this.draw();
  }

  take(view) {
    this.view = view;
    this.draw();
  }

  draw() {
    const { view } = this;
    setTop(view.title || "未命名项目", el("span", { class: "badge" }, "评价"), el("div", { class: "end" },
      el("button", { class: "quiet", disabled: !view.can_undo, onclick: () => this.send("undo", {}) }, "撤销"), themeButton()));
    for (const button of this.buttons) {
      const mine = button.dataset.tab === this.tab;
      button.setAttribute("aria-selected", String(mine));
      button.tabIndex = mine ? 0 : -1;
    }
    const [word, pane] = TABS[this.tab];
    this.body.setAttribute("aria-label", word);
    pane(this, view, this.body);
    this.drawFoot();
  }

  /** The sum and the grade are always in sight. */
  drawFoot() {
    const { view } = this;
    const found = view.scores;
    const sum = !found ? "还没有评分" : found.total ? `总分 ${found.total}${found.grade ? `，${found.grade}` : ""}` : `总分待定（${found.open} 项待定）`;
    fill(this.foot, el("b", { role: "status" }, sum),
      el("span", { class: "calm small grow" }, found ? found.classes.map((c) => `${c.name} ${c.score || "待定"}/${c.weight}`).join("　") : `已放入 ${view.papers.length} 份资料`),
      el("button", { class: view.read ? "" : "primary", disabled: !view.papers.length, onclick: () => this.read() }, view.read ? "重新阅读并评分" : "开始阅读并评分"),
      view.sections.length ? el("button", { class: "primary", onclick: () => this.save() }, view.is_final ? "下载报告" : "下载报告草稿") : null);
  }

  /** One change after the other, each on the revision that was seen. */
  send(what, given) {
    const next = this.queue.then(async () => {
      try {
        this.take(await post(`${this.path}/${what}`, { ...given, revision: this.view.revision }));
        return { applied: true };
      } catch (error) {
        if (error.status === 409) this.take(await get(this.path));
        toast(error.message, { bad: true });
        return { applied: false, why: error.message };
      }
    });
    this.queue = next.catch(() => {});
    return next;
  }

  async wait(answer) {
    try {
      const found = await answer;
      if (found.cancelled) toast("已停止。读过的资料不用再读，随时可以接着来。");
      this.take(found.work || await get(this.path));
      return !found.cancelled;
    } catch (error) {
      toast(error.message, { bad: true });
      return false;
    } finally { this.busy.hide(); }
  }

  async read() {
    const edited = this.view.scores?.rows.some((r) => r.edited) || this.view.sections.length;
    if (edited && !(await confirmThat("重新阅读并评分", "您改过的得分和报告会按新读的资料重新生成，以后可以用“撤销”取回。", "重新阅读"))) return;
    this.busy.show({ step: "准备资料", seconds: 0 });
    if (await this.wait(run(`${this.path}/read`, {}, this.busy.show))) this.choose("scores");
  }

  async write() {
    this.busy.show({ step: "撰写报告", seconds: 0 });
    await this.wait(run(`${this.path}/report`, {}, this.busy.show));
  }

  /** Papers in batches; a file of a folder keeps its path. */
  async add(files) {
    const refused = [];
    try {
      for (let at = 0; at < files.length; at += BATCH) {
        this.busy.show({ step: `上传资料 ${at}/${files.length}`, seconds: 0 });
        const form = new FormData();
        for (const file of files.slice(at, at + BATCH)) form.append("files", file, file.webkitRelativePath || file.name);
        const found = await request(`${this.path}/papers`, { method: "POST", form });
        refused.push(...found.refused);
        this.take(found.work);
      }
    } catch (error) {
      toast(error.message, { bad: true });
    } finally { this.busy.hide(); }
    if (refused.length) toast(refused.slice(0, 3).join("\n"), { bad: true });
  }

  async give(kind, files) {
    try {
      this.take(await request(`${this.path}/given/${kind}`, { method: "POST", form: filesForm(files.slice(0, 1)) }));
      if (this.view.read) toast("已放入。点“重新阅读并评分”后按它评分。");
    } catch (error) {
      toast(error.message, { bad: true });
    }
  }

  save() {
    return download(`${this.path}/report.docx`).then((name) => toast(`已下载：${name}`), (error) => toast(error.message, { bad: true }));
  }

  openFile(id) {
    return download(`/api/works/${this.work}/files/${id}`).catch((error) => toast(error.message, { bad: true }));
  }
}

function historyPane(bench, view, host) {
  fill(host, view.changes.length ? el("table", { class: "plain" }, el("thead", {}, el("tr", {}, ["改了什么", "谁、何时"].map((w) => el("th", { scope: "col" }, w)))),
    el("tbody", {}, view.changes.map((c) => el("tr", {}, el("td", {}, `${c.what}${c.place ? `：${c.place}` : ""}`, c.after ? el("div", { class: "calm small" }, c.before ? `${c.before} → ${c.after}` : c.after) : null),
      el("td", { class: "tight" }, `${c.who} ${when(c.at)}`))))) : el("p", { class: "calm" }, "还没有改动。"));
}
