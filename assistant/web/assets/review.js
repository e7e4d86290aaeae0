// 审核: forms in, each beside what is wrong with it.

import { filesForm, get, run } from "./api.js";
import { busyLine, el, fill, toast } from "./dom.js";
import { drop } from "./home.js";
import { setTop, themeButton } from "./main.js";

export async function reviewRoom(host) {
  const home = await get("/api/home");
  setTop("审核", el("div", { class: "end" }, themeButton()));
  const busy = busyLine();
  const result = el("div", { class: "stack", "aria-live": "polite" });
  const profile = el("select", { "aria-label": "口径" }, el("option", { value: "" }, "按每份表自己的口径"), home.profiles.map((p) => el("option", { value: p.id }, p.title)));
  const send = async (files) => {
    try {
      const found = await run("/api/review", { form: filesForm(files, { profile: profile.value }) }, busy.show);
      if (found.cancelled) toast("已停止。");
      else fill(result, summary(found.forms), found.forms.map(form));
    } catch (error) {
      toast(error.message, { bad: true });
    } finally { busy.hide(); }
  };
  fill(host, el("div", { class: "home" }, el("section", { class: "card stack" }, el("h2", {}, "审核申报表、自评表"),
    drop("选择要审核的表", "Word、Excel、PDF、JSON 或压缩包，可多选", send), el("label", { class: "row" }, el("span", { class: "calm small" }, "口径"), profile), busy.node), result));
}

function summary(forms) {
  const grave = forms.filter((f) => f.opinion === "建议退回修改").length;
  const unread = forms.filter((f) => f.unread).length;
  return el("p", {}, `共 ${forms.length} 份，建议退回 ${grave} 份${unread ? `，读不出 ${unread} 份` : ""}。`);
}

function form(one) {
  if (one.unread) return el("section", { class: "card stack" }, el("h2", {}, one.source), el("p", { class: "danger" }, one.unread));
  const counts = Object.entries(one.counts).filter(([, n]) => n).map(([word, n]) => el("span", { class: `badge ${/必改|错误/.test(word) ? "bad" : "warn"}` }, `${word} ${n}`));
  const wrong = new Map();
  for (const f of one.findings) if (f.row !== null) wrong.set(f.row, [...(wrong.get(f.row) || []), f]);
  const rows = one.rows.map((r, n) => el("tr", {}, [r.level1, r.level2, r.name, r.target].map((text) => el("td", {}, text)), el("td", {}, (wrong.get(n) || []).map((f) => el("div", { class: `finding ${f.severity}` }, el("b", {}, f.group), f.message, el("span", { class: "calm" }, `建议：${f.advice}`), f.basis.length ? el("span", { class: "basis" }, f.basis.join("；")) : null)))));
  return el("details", { class: "card", open: one.opinion === "建议退回修改" },
    el("summary", {}, el("b", {}, one.project || one.source), ` ${one.form} `, counts, one.opinion ? el("span", { class: `badge ${one.opinion === "建议通过" ? "good" : "bad"}` }, one.opinion) : null),
    el("div", { class: "stack" }, el("p", { class: "calm small" }, `${one.source} · ${one.unit} · ${one.profile}`), one.unchecked ? el("p", {}, one.unchecked) : null,
      one.goals ? el("p", {}, el("b", {}, "绩效目标　"), one.goals) : null,
      one.findings.filter((f) => f.row === null).map((f) => el("div", { class: `finding ${f.severity}` }, el("b", {}, f.group), f.message, el("span", { class: "calm" }, `建议：${f.advice}`), f.basis.length ? el("span", { class: "basis" }, f.basis.join("；")) : null)),
      el("table", { class: "plain" }, el("thead", {}, el("tr", {}, ["一级指标", "二级指标", "三级指标", "指标值", "意见"].map((w) => el("th", { scope: "col" }, w)))), el("tbody", {}, rows))));
}
