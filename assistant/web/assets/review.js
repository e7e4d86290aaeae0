// 审核: many forms in, a queue of them; each opens beside what is wrong with it.

import { download, filesForm, get, request, run } from "./api.js";
import { busyLine, el, fill, toast, when } from "./dom.js";
import { drop } from "./home.js";
import { address, setTop, themeButton } from "./main.js";
import { waitingList } from "./stages.js";
import { openReview } from "./review_one.js";

export async function reviewRoom(host, here) {
  if (here.filing) return openReview(host, here.filing);
  const view = await get("/api/review");
  setTop("审核", el("div", { class: "end" }, themeButton()));
  const busy = busyLine();
  const queue = el("div", { class: "stack", "aria-live": "polite" });
  const profile = el("select", { "aria-label": "口径" }, el("option", { value: "" }, "按每份表自己的口径"), view.profiles.map((p) => el("option", { value: p.id }, p.title)));
  const draw = (found) => fill(queue, batches(found, draw));
  const send = async (files) => {
    try {
      const found = await run("/api/review", { form: filesForm(files, { profile: profile.value }) }, busy.show);
      if (found.cancelled) toast("已停止，读完的表已经存下。");
      draw(found.rows ? found : await get("/api/review"));
    } catch (error) {
      toast(error.message, { bad: true });
    } finally { busy.hide(); }
  };
  const waiting = await waitingList();
  fill(host, el("div", { class: "home" }, waiting, el("section", { class: "card stack" }, el("h2", {}, "审核申报表、自评表"),
    drop("选择要审核的表", "Word、Excel、PDF、JSON 或压缩包，可多选", send),
    el("label", { class: "row" }, el("span", { class: "calm small" }, "口径"), profile), busy.node), queue));
  draw(view);
  return null;
}

function batches(view, draw) {
  const names = [...new Set([...view.unread, ...view.rows].map((one) => one.batch))];
  if (!names.length) return el("p", { class: "calm" }, "还没有审核过的表。把收到的申报表（可以是整个压缩包）放进上面的框里，每份表会列出问题、依据和建议结论。");
  return names.map((name, n) => batch(name, n + 1, view.rows.filter((r) => r.batch === name), view.unread.filter((u) => u.batch === name), draw));
}

function batch(name, number, rows, unread, draw) {
  const back = rows.filter((r) => (r.conclusion || r.proposal) === "退回修改").length;
  const done = rows.filter((r) => r.conclusion).length;
  const save = () => download(`/api/review/batches/${name}/summary.xlsx`).then((file) => toast(`已下载：${file}`), (error) => toast(error.message, { bad: true }));
  return el("section", { class: "card stack", "aria-label": `送审的表，第 ${number} 批` },
    el("div", { class: "row" }, el("h2", { class: "grow" }, `共 ${rows.length} 份，退回修改 ${back} 份，已有结论 ${done} 份${unread.length ? `，读不出 ${unread.length} 份` : ""}`),
      rows.length ? el("button", { onclick: save }, "批量汇总（Excel）") : null),
    rows.length ? table(rows, draw) : null,
    unread.map((u) => el("p", { class: "danger" }, `${u.source}：${u.reason}`)));
}

function table(rows, draw) {
  const heads = ["项目", "表", "单位", "意见", "建议结论", "审核结论", "操作"];
  return el("table", { class: "plain queue" }, el("thead", {}, el("tr", {}, heads.map((w) => el("th", { scope: "col" }, w)))),
    el("tbody", {}, rows.map((one) => line(one, draw))));
}

function line(one, draw) {
  const put = () => request(`/api/review/${one.id}`, { method: "DELETE" }).then(draw, (error) => toast(error.message, { bad: true }));
  const decided = one.conclusion ? [el("span", { class: `badge ${one.conclusion === "通过" ? "good" : "warn"}` }, one.conclusion), el("div", { class: "calm small" }, `${one.who} ${when(one.at)}`)]
    : el("span", { class: "calm small" }, one.unchecked ? "" : `${one.undecided} 条未处理`);
  return el("tr", {},
    el("td", {}, el("a", { href: address({ room: "review", filing: one.id }) }, one.project), el("div", { class: "calm small" }, one.source)),
    el("td", {}, one.form, one.unchecked ? el("div", { class: "calm small" }, one.unchecked) : null),
    el("td", {}, one.unit || el("span", { class: "calm" }, "单位未填")), el("td", {}, counts(one)),
    el("td", {}, one.proposal ? el("span", { class: `badge ${one.proposal === "通过" ? "good" : one.proposal === "退回修改" ? "bad" : "warn"}` }, `建议${one.proposal}`) : ""),
    el("td", {}, decided), el("td", { class: "tight" }, el("button", { class: "link", "aria-label": `移出“${one.project}”`, onclick: put }, "移出")));
}

export function counts(one) {
  const found = Object.entries(one.counts).filter(([, n]) => n);
  return el("span", { class: "row" }, found.length ? found.map(([word, n]) => el("span", { class: `badge ${/必改|错误/.test(word) ? "bad" : "warn"}` }, `${word} ${n}`))
    : one.unchecked ? null : el("span", { class: "badge good" }, "没有问题"));
}
