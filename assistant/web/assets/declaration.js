// 申报: the official sheet, the conversation beside it, the tabs below. Everything shown is read from the saved work.

import { download, follow, get, post, request, run } from "./api.js";
import { CHANGED } from "./basis.js";
import { chatPane } from "./chat.js";
import { confirmThat, el, fill, toast, when } from "./dom.js";
import { address, go, place, setTop, themeButton } from "./main.js";
import { stageBadge, stageButtons } from "./stages.js";
import { tabsPane } from "./panels.js";
import { sheetPane } from "./sheet.js";

const NEVER = "还没有打开工作。";

export async function declarationRoom(host, here) {
  if (!here.work) {
    fill(host, el("div", { class: "home", style: { padding: "18px" } }, el("div", { class: "card stack" }, el("h2", {}, NEVER),
      el("p", {}, "请在首页选一个工作，或新建一个。"), el("p", {}, el("a", { class: "button primary", href: "/" }, "去首页")))));
    return null;
  }
  const bench = new Bench(here.work);
  await bench.open(host, here);
  return () => bench.close();
}

/** What the rooms of a work share: its view, its operations one after the other, the conversation, the keys. */
export class Bench {
  room = "declaration";

  constructor(work) {
    this.path = `/api/works/${work}`;
    this.work = work;
    this.queue = Promise.resolve();
  }

  async open(host, here) {
    this.view = await get(this.path);
    if (this.elsewhere()) return;
    this.sheet = this.makeSheet();
    this.chat = chatPane(this);
    this.tabs = this.makeTabs(here.tab);
    this.foot = el("footer", { class: "foot" });
    this.desk = el("div", { class: "desk" }, this.sheet.node, this.tabs.node, this.foot);
    fill(host, el("div", { class: "bench" }, this.desk, this.chat.node));
    this.draw();
    this.listen();
    if (here.row) this.sheet.locate(here.row);
    if (this.view.job) this.chat.follow(follow({ job: this.view.job }, this.chat.step));
  }

  makeSheet() {
    return sheetPane(this);
  }

  makeTabs(tab) {
    return tabsPane(this, tab);
  }

  /** A self-evaluation has a room of its own; this one shows the form that it began with. */
  elsewhere() {
    if (this.view.kind === "evaluation_report") { location.replace(address({ work: this.work, room: "evaluation" })); return true; }
    if (this.view.kind !== "self_evaluation") return false;
    const { declaration } = this.view;
    location.replace(address(declaration ? { work: declaration, room: "declaration" } : { work: this.work, room: "self_evaluation" }));
    return true;
  }

  close() {
    this.sheet?.close();
    this.off?.abort();
  }

  listen() {
    this.off = new AbortController();
    const { signal } = this.off;
    addEventListener("keydown", (event) => this.keys(event), { signal });
    addEventListener("pagehide", () => this.sheet.leave(), { signal });
    for (const name of ["focus", CHANGED]) addEventListener(name, () => this.refresh(), { signal });
  }

  keys(event) {
    const typing = event.target.closest?.("input, textarea, select, dialog");
    if ((event.ctrlKey || event.metaKey) && !typing) {
      const key = event.key.toLowerCase();
      if (key === "z") { event.preventDefault(); this.change({ op: event.shiftKey ? "redo" : "undo" }); }
      if (key === "y") { event.preventDefault(); this.change({ op: "redo" }); }
    }
    if (event.key === "/" && !typing) { event.preventDefault(); this.chat.focus(); }
  }

  /** Somebody else, or the command line, may have changed the work while this window was away. */
  async refresh() {
    try {
      const found = await get(this.path);
      if (found.version !== this.view.version || found.timeline.length !== this.view.timeline.length) this.take(found);
    } catch { /* the next change tells */ }
  }

  take(view) {
    this.view = view;
    this.draw();
  }

  draw() {
    this.sheet.update(this.view);
    this.chat.update(this.view);
    this.tabs.update(this.view);
    this.drawTop();
    this.drawFoot();
  }

  /** One operation, saved; others wait for it. What was refused is told and changes nothing. */
  change(operation, { quiet = false } = {}) {
    const next = this.queue.then(() => this.send(operation, quiet));
    this.queue = next.catch(() => {});
    return next;
  }

  async send(operation, quiet) {
    const found = await post(`${this.path}/operations`, { operation, version: this.view.version });
    this.take({ ...found.work, job: "" });
    if (!found.applied && (!quiet || found.conflict)) toast(found.why, { bad: true });
    return found;
  }

  /** A change whose editor is about to vanish with the page. */
  sendLast(operation) {
    request(`${this.path}/operations`, { method: "POST", json: { operation, version: this.view.version }, keepalive: true }).catch(() => {});
  }

  drawTop() {
    const { view } = this;
    const title = view.title && !view.title.startsWith("【") ? view.title : "未命名项目";
    const profile = el("select", { "aria-label": "口径", onchange: (event) => this.change({ op: "switch_profile", value: event.target.value }) },
      this.profiles().map((p) => el("option", { value: p.id, selected: p.id === view.profile }, p.title)));
    setTop(title, view.example ? el("span", { class: "badge info" }, "示例") : null, view.year ? el("span", { class: "badge" }, `${view.year} 年度`) : null, stageBadge(view),
      el("div", { class: "end" }, profile, el("span", { class: "calm small saved", role: "status" }, view.saved_at ? `已保存 ${when(view.saved_at)}` : "已保存"),
        el("button", { class: "quiet", disabled: !view.undo || !view.stage.can_edit, onclick: () => this.change({ op: "undo" }), title: "Ctrl+Z" }, "撤销"),
        el("button", { class: "chat-button", onclick: () => this.chat.raise() }, "对话"), themeButton()));
  }

  profiles() {
    if (!this.known) {
      this.known = [{ id: this.view.profile, title: this.view.profile_title }];
      get("/api/home").then((home) => { this.known = home.profiles; this.drawTop(); }, () => {});
    }
    return this.known;
  }

  drawFoot() {
    const { progress } = this.view;
    const told = progress.total ? `已填 ${progress.filled}/${progress.total}` : "还没有内容";
    const next = progress.open[0];
    fill(this.foot,
      el("div", { class: "meter" }, el("progress", { value: progress.filled, max: Math.max(1, progress.total), "aria-label": "填写进度" }), el("b", {}, told),
        next ? el("button", { class: "link", title: next.label, onclick: () => this.sheet.goTo(next.key) }, `下一处：${next.label}`) : null),
      el("button", { onclick: () => this.save("draft.docx", "GET") }, "下载草稿"),
      el("button", { class: "primary", disabled: !progress.is_final || !this.view.stage.is_own, title: progress.why_not || "没有草稿字样的 Word", onclick: () => this.finish() }, "定稿并下载"),
      stageButtons(this),
      progress.why_not && progress.total ? el("span", { class: "calm small" }, progress.why_not) : null);
  }

  async finish() {
    const { suggested } = this.view.progress;
    if (suggested && !(await confirmThat("定稿并下载", `还有 ${suggested} 个建议值没有逐个确认。定稿就是认可它们，请先核对标为“建议值”的格子。`, "已核对，定稿"))) return;
    await this.save("final.docx", "POST");
    this.take(await get(this.path));
  }

  async save(name, method) {
    try {
      toast(`已下载：${await download(`${this.path}/${name}`, method)}`);
    } catch (error) {
      toast(error.message, { bad: true });
    }
  }

  preview(onStep) {
    return run(`${this.path}/preview`, {}, onStep);
  }

  /** Keep the address at what is looked at. */
  mark(params) {
    go({ ...place(), work: this.work, room: this.room, ...params }, { replace: true });
  }
}
