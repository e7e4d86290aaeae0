// 立项依据: clauses of the policy library taken into the basis of a work, and out again; each click an operation.

import { get, post } from "./api.js";
import { openArticle } from "./article.js";
import { el, toast } from "./dom.js";
import { place } from "./main.js";

export const CHANGED = "work-changed";

/** The button beside an article that takes it into a work's basis. */
export function takeInButton(cited, label) {
  return el("button", { class: "take-in", "aria-label": `把${label}收进依据`, onclick: () => choose(cited, label) }, "收进依据");
}

async function choose(cited, label) {
  let works;
  try {
    works = await get("/api/policies/basis");
  } catch (error) {
    toast(error.message, { bad: true });
    return;
  }
  if (!works.length) { toast("还没有申报或评价，请先在首页新建。", { bad: true }); return; }
  const here = place().work;
  const select = el("select", { "aria-label": "收进哪一份" }, works.map((w) => el("option", { value: w.id, selected: w.id === here }, `${w.room}　${w.title}${w.year ? `（${w.year}）` : ""}`)));
  const form = el("form", { method: "dialog", class: "stack" }, el("h2", {}, "收进立项依据"), el("p", {}, label),
    el("label", { class: "field" }, el("span", {}, "收进哪一份"), select),
    el("div", { class: "row" }, el("button", { class: "primary", value: "ok" }, "收进"), el("button", { value: "" }, "取消")));
  const dialog = el("dialog", { "aria-label": "收进立项依据" }, form);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "ok") takeIn(works.find((w) => w.id === select.value), cited);
  });
  document.body.append(dialog);
  dialog.showModal();
  select.focus();
}

async function takeIn(work, cited) {
  const operation = { op: "add_basis", policy: cited.policy_id, article: cited.article };
  try {
    const found = await post(`/api/works/${work.id}/operations`, { operation, version: work.version });
    toast(found.applied ? `已收进“${work.title}”的立项依据，可以在那里撤销或移出。` : found.why, { bad: !found.applied });
    dispatchEvent(new CustomEvent(CHANGED));
  } catch (error) {
    toast(error.message, { bad: true });
  }
}

/** The clauses of a work's basis, each with the way to read it and to take it out. */
export function basisList(bench, view) {
  const can = view.stage.can_edit;
  return el("section", { class: "stack", "aria-label": "立项依据" }, el("h3", {}, `收进的依据（${view.basis.length}）`),
    view.basis.length ? el("ul", { class: "stack plain-list" }, view.basis.map((one) => el("li", { class: "row" },
      el("button", { class: "link", onclick: () => openArticle(one) }, one.words), one.status && one.status !== "现行" ? el("span", { class: "badge warn" }, one.status) : null,
      can ? el("button", { class: "link", "aria-label": `移出${one.words}`, onclick: () => bench.change(one.remove) }, "移出") : null)))
      : el("p", { class: "calm" }, "在“问政策”或条文里点“收进依据”，条款会列在这里，写进立项说明和报告。"));
}
