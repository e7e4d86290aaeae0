// 流转: where a form is on its way, the steps that may be taken, the forms that wait for one.

import { get, post } from "./api.js";
import { askWords, confirmThat, el, table, toast, when } from "./dom.js";
import { address } from "./main.js";

const LOOK = { draft: "", submitted: "info", returned: "bad", approved: "good", self_evaluated: "good", evaluated: "good" };
const LONG_DAYS = 5; // the page marks what waits longer; no document sets this number
const NEEDS_FINISHED = "submit";

/** The stage of a form in a word, and whether it may only be looked at. */
export function stageBadge({ stage }) {
  return [stage.name === "draft" ? null : el("span", { class: `badge ${LOOK[stage.name]}` }, stage.word),
    stage.can_edit ? null : el("span", { class: "badge" }, "只能查看")];
}

/** The buttons of the steps that may be taken, with what the last one said. */
export function stageButtons(bench) {
  const { stage, progress } = bench.view;
  const [last] = stage.changes;
  return [
    last?.remark && stage.name === "returned" ? el("span", { class: "danger small" }, `退回意见：${last.remark}`) : null,
    stage.actions.filter((a) => a.action !== NEEDS_FINISHED || progress.total).map((step) => el("button", {
      disabled: step.action === NEEDS_FINISHED && !progress.is_final, title: step.action === NEEDS_FINISHED ? progress.why_not : null,
      onclick: () => take(bench, step),
    }, step.word)),
  ];
}

async function take(bench, step) {
  let remark = "";
  if (step.needs_remark || step.action === "approve" || step.action === "evaluate") {
    remark = await askWords(step.word, { label: step.needs_remark ? "意见（必填，对方会看到）" : "意见（可不填）", ok: step.word, long: true, least: step.needs_remark ? 1 : 0 });
    if (remark === null) return;
  } else if (!(await confirmThat(step.word, step.action === "submit" ? "提交后不能再改，要改请先撤回。" : "请确认。", step.word))) return;
  try {
    bench.take(await post(`${bench.path}/stages`, { action: step.action, version: bench.view.version, remark }));
    toast(`已${step.word}。`);
  } catch (error) {
    toast(error.message, { bad: true });
    bench.refresh();
  }
}

/** The steps that were taken, for 历史. */
export function stageHistory({ stage }) {
  if (!stage.changes.length) return null;
  return el("section", { class: "stack", "aria-label": "流转" }, el("h3", {}, "流转"),
    table(["步骤", "意见", "谁、何时"], stage.changes.map((one) => el("tr", {}, el("td", { class: "tight" }, one.word, el("div", { class: "calm small" }, `第 ${one.version} 版`)), el("td", {}, one.remark), el("td", { class: "tight" }, `${one.who} ${when(one.at)}`)))));
}

/** The forms that wait for a step of who is here; nothing where none do. */
export async function waitingList() {
  const found = await get("/api/waiting").catch(() => []);
  if (!found.length) return null;
  return el("section", { class: "card stack", "aria-label": "等您办理" }, el("h2", {}, `等您办理（${found.length}）`),
    el("ul", { class: "stack plain-list" }, found.map((one) => el("li", {}, el("a", { href: address({ work: one.id, room: "declaration" }) }, one.title),
      el("span", { class: "calm small" }, ` ${one.stage}，${one.by} ${when(one.since)} 交来`), " ",
      el("span", { class: `badge ${one.days >= LONG_DAYS ? "warn" : ""}` }, one.days ? `已等 ${one.days} 天` : "今天交来")))));
}
