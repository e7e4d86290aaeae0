// The article behind a citation, beside whatever is open.

import { get } from "./api.js";
import { takeInButton } from "./basis.js";
import { el, fill, toast } from "./dom.js";

export async function readArticle(cited) {
  const query = new URLSearchParams({ policy_id: cited.policy_id, article: cited.article || "" });
  return get(`/api/policies/article?${query}`);
}

export function articleBody(found, cited = {}) {
  if (!found.title) return [el("p", { class: "calm" }, "政策库里没有这份文件。")];
  return [
    el("div", { class: "row" }, el("h2", { class: "grow" }, found.title), el("span", { class: `badge ${found.good ? "good" : "bad"}` }, found.status)),
    el("p", { class: "calm small" }, found.about),
    found.original ? el("p", { class: "calm small" }, `原文：${found.original}`) : null,
    found.differences?.map((line) => el("p", { class: "danger small" }, `原文与摘编数字不同，请核对：${line}`)),
    found.clauses.map((c) => el("div", {}, el("div", { class: "row" }, el("p", { class: "grow" }, el("b", {}, c.place), ` ${c.topic} `, el("span", { class: "calm small" }, `（${c.mark}）`)),
      takeInButton({ policy_id: cited.policy_id, article: c.article }, `${found.title}${c.article}`)), el("ul", { class: "lines" }, c.lines.map((line) => el("li", {}, line))))),
    found.clauses.length ? null : el("p", { class: "calm" }, "没有收录这一条的文字。"),
  ];
}

export async function openArticle(cited) {
  const dialog = el("dialog", { "aria-label": `条文：${cited.label}` }, el("p", { class: "calm" }, "正在打开条文……"));
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  try {
    fill(dialog, el("div", { class: "stack" }, articleBody(await readArticle(cited), cited), el("form", { method: "dialog" }, el("button", {}, "关闭"))));
  } catch (error) {
    dialog.close();
    toast(error.message, { bad: true });
  }
}
