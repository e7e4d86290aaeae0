// The official 审核表: a score for each point, proposed where the rules can judge; the reviewer decides.

import { el, fill } from "./dom.js";

export function pointsPane(host, view, send) {
  const focused = host.contains(document.activeElement) ? document.activeElement.dataset.point : "";
  const told = view.open ? `还有 ${view.open} 个要点没有打分` : `总分 ${view.total}，评定为${view.grade}`;
  const proposed = view.proposed ? `，${view.proposed} 个是程序按意见折算的建议分，请您审定` : "";
  fill(host, el("h3", {}, view.title), el("p", { class: "calm" }, `${told}${proposed}。`),
    view.sections.map((section) => el("details", { open: true }, el("summary", {}, section.title), el("table", { class: "plain points" },
      el("thead", {}, el("tr", {}, ["内容", "审核要点", "得分", "意见"].map((w) => el("th", { scope: "col" }, w)))),
      el("tbody", {}, section.items.flatMap((item) => item.points.map((point, n) => row(item, point, n, send))))))));
  if (focused) host.querySelector(`[data-point="${focused}"]`)?.focus({ preventScroll: true });
}

function row(item, point, n, send) {
  const input = el("input", { value: point.score, size: 4, inputmode: "decimal", "aria-label": `${point.text}，满分${point.weight}分`, data: { point: point.id } });
  input.addEventListener("change", () => send(point.id, input.value.trim() || null));
  return el("tr", {}, el("td", {}, n ? "" : item.name), el("td", {}, point.text),
    el("td", { class: "tight" }, input, ` / ${point.weight}`),
    el("td", {}, point.grade ? el("span", { class: `badge ${point.proposed ? "warn" : "good"}` }, `${point.grade}${point.proposed ? "（建议）" : ""}`) : el("span", { class: "badge" }, "请审定"),
      point.formula ? el("div", { class: "calm small" }, point.formula) : null));
}
