// 自评: begun from an approved form; what was reached stands beside what was approved, and is scored at once.

import { download, filesForm, get, post, run } from "./api.js";
import { Bench } from "./declaration.js";
import { busyLine, el, fill, toast, when } from "./dom.js";
import { drop } from "./home.js";
import { address, go, setTop, themeButton } from "./main.js";
import { tabsPane } from "./panels.js";
import { RESULT_TABS } from "./result_tabs.js";
import { resultsPane } from "./results.js";

export async function selfEvaluationRoom(host, here) {
  const found = await get(`/api/self_evaluations?${new URLSearchParams({ work: here.work || "" })}`);
  if (found.kind !== "self_evaluation") { start(host, found, here.work); return null; }
  const bench = new ResultBench(here.work);
  await bench.open(host, here);
  return () => bench.close();
}

function start(host, found, work) {
  setTop("自评", el("div", { class: "end" }, themeButton()));
  host.className = "";
  const busy = busyLine();
  const begin = async (job) => {
    try {
      const done = await job();
      if (done.id) go({ work: done.id, room: "self_evaluation" });
    } catch (error) {
      toast(error.message, { bad: true });
    } finally { busy.hide(); }
  };
  const from = (id) => begin(() => post("/api/self_evaluations", { work: id }));
  const forms = work ? [...found.forms].sort((a, b) => Number(b.id === work) - Number(a.id === work)) : found.forms;
  fill(host, el("div", { class: "home" },
    el("section", { class: "card stack", "aria-label": "新建自评" }, el("h2", {}, "新建自评"),
      el("p", { class: "calm" }, "自评对照批复的绩效目标：填完成值，得分按口径当场算出。请选一份申报表，或上传批复的表。"),
      forms.length ? el("div", { class: "works" }, forms.slice(0, 8).map((one) => line(one, el("button", { class: one.id === work ? "primary" : "", "aria-label": `自评“${one.title}”`, onclick: () => from(one.id) }, "开始自评")))) : null,
      el("div", { class: "ways" }, drop("上传批复的申报表", "Word、Excel 或 JSON；填了一半的自评表也可以", (files) => begin(() => run("/api/self_evaluations/files", { form: filesForm(files.slice(0, 1)) }, busy.show)), { multiple: false })), busy.node),
    el("section", { class: "stack", "aria-label": "已有的自评" }, el("h2", {}, "已有的自评"),
      found.works.length ? el("div", { class: "works" }, found.works.map((one) => line(one, null, address({ work: one.id, room: "self_evaluation" }), found.mine.includes(one.id))))
        : el("p", { class: "calm" }, "还没有自评。选上面的一份申报表开始。"))));
}

function line(one, action, href = null, mine = false) {
  return el("article", { class: "work" },
    el("div", { class: "row" }, href ? el("a", { class: "title", href }, one.title) : el("span", { class: "title" }, one.title),
      one.label ? el("span", { class: "badge good" }, one.label) : null, mine ? el("span", { class: "badge info" }, "这个项目的") : null,
      href ? el("span", { class: `badge ${one.open ? "warn" : "good"}` }, one.open ? `${one.open} 处待处理` : "没有待处理") : null),
    action, el("div", { class: "about" }, one.year ? el("span", {}, `${one.year} 年度`) : null, el("span", {}, `${when(one.changed_at)} ${one.changed_by} 改过`)));
}

class ResultBench extends Bench {
  room = "self_evaluation";

  elsewhere() {
    return false;
  }

  makeSheet() {
    return resultsPane(this);
  }

  welcome() {
    return "请说这一年的完成情况，例如“培训完成118人，资金执行116万元，满意度93%”，我来填进左边；也可以直接填格子，或问政策。";
  }

  makeTabs(tab) {
    return tabsPane(this, tab, RESULT_TABS);
  }

  drawFoot() {
    const { progress, total, grade, so_far, scored, to_score } = this.view;
    const next = progress.open[0];
    fill(this.foot,
      el("div", { class: "meter" }, el("progress", { value: progress.filled, max: Math.max(1, progress.total), "aria-label": "填写进度" }),
        el("b", {}, total ? `总分 ${total}${grade ? `，${grade}` : ""}` : `已得 ${so_far} 分`, total ? null : el("span", { class: "wide-only" }, `（${scored}/${to_score} 项）`)),
        next ? el("button", { class: "link", title: next.label, onclick: () => this.sheet.goTo(next.key) }, `下一处：${next.label}`) : el("span", { class: "calm small" }, "没有待补充")),
      el("button", { class: "wide-only", onclick: () => this.save("self_evaluation/report.docx", "GET") }, "下载自评报告"),
      el("button", { class: "primary", title: progress.is_final ? "没有草稿字样的 Word" : "还有待补充，下载的是草稿", onclick: () => this.save("self_evaluation/form.docx", "GET") }, progress.is_final ? "下载自评表" : "下载自评表草稿"));
  }

  /** A filled sheet, a half-filled form or a few lines in a file: one change, which can be undone. */
  async upload(files, busy) {
    try {
      const found = await run(`${this.path}/results`, { form: filesForm(files.slice(0, 1)) }, busy.show);
      toast(found.applied ? found.told : found.why, { bad: !found.applied });
      await this.refresh();
    } catch (error) {
      toast(error.message, { bad: true });
    } finally { busy.hide(); }
  }

  async attach(row, files) {
    try {
      const found = await run(`${this.path}/rows/${row}/evidence`, { form: filesForm(files) });
      if (!found.applied) toast(found.why, { bad: true });
      await this.refresh();
    } catch (error) {
      toast(error.message, { bad: true });
    }
  }

  openFile(id) {
    return download(`${this.path}/files/${id}`).catch((error) => toast(error.message, { bad: true }));
  }
}
