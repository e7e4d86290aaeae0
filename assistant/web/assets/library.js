// 指标库: indicators by words, sector and class; one click puts one into the form that is open.

import { get, post } from "./api.js";
import { el, fill, toast } from "./dom.js";
import { go, setTop, themeButton } from "./main.js";

export async function libraryRoom(host, here) {
  const home = await get("/api/home");
  const work = el("select", { "aria-label": "放进哪份表" }, el("option", { value: "" }, "请选择一份表"), home.works.filter((w) => w.room === "declaration").map((w) => el("option", { value: w.id, selected: w.id === here.work }, w.title)));
  const words = el("input", { type: "search", "aria-label": "按词查找指标", placeholder: "例如：培训 合格率", value: here.q || "" });
  const sector = el("select", { "aria-label": "行业" });
  const level2 = el("select", { "aria-label": "指标分类" });
  const own = el("input", { type: "checkbox", "aria-label": "只看本单位的指标" });
  const told = el("p", { class: "calm", role: "status" });
  const list = el("div", { class: "stack" });
  let asked = 0;
  const draw = async () => {
    const mine = ++asked;
    const query = new URLSearchParams({ words: words.value, sector: sector.value, level2: level2.value, own: own.checked });
    const found = await get(`/api/library?${query}`);
    if (mine !== asked) return;
    if (!sector.options.length) {
      fill(sector, el("option", { value: "" }, "所有行业"), found.sectors.map((s) => el("option", { value: s.id }, s.name)));
      fill(level2, el("option", { value: "" }, "所有分类"), found.classes.map((c) => el("option", { value: c }, c)));
    }
    told.textContent = found.total ? `找到 ${found.total} 条${found.total > found.entries.length ? `，先显示 ${found.entries.length} 条，请用词、行业或分类缩小范围` : ""}。库里共 ${found.size} 条，本单位 ${found.own} 条。`
      : "没有找到。请换一个更短、更常用的词，如“合格率”“满意度”。";
    fill(list, found.entries.map((one) => entry(one, put)));
  };
  const put = async (one) => {
    if (!work.value) { work.focus(); toast("请先在上面选择要放进哪份表。"); return; }
    try {
      const { version } = await get(`/api/works/${work.value}`);
      const operation = { op: "add_indicator", level1: one.level1, level2: one.level2, name: one.name, entry: one.id };
      const done = await post(`/api/works/${work.value}/operations`, { operation, version });
      toast(done.applied ? `已放进“${work.selectedOptions[0].textContent}”：${one.name}。建议值请确认。` : done.why, { bad: !done.applied });
    } catch (error) { toast(error.message, { bad: true }); }
  };
  const learn = async () => {
    if (!work.value) { work.focus(); toast("请先选择一份写好的表。"); return; }
    try {
      const { kept } = await post("/api/library/own", { work: work.value });
      toast(`已把这份表的 ${kept} 条指标收进本单位指标库。`);
      draw();
    } catch (error) { toast(error.message, { bad: true }); }
  };
  const open = () => (work.value ? go({ work: work.value, room: "declaration" }) : work.focus());
  let timer = 0;
  words.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(draw, 250); });
  for (const input of [sector, level2, own]) input.addEventListener("change", draw);
  work.addEventListener("change", () => go({ ...here, room: "library", work: work.value }, { replace: true }));
  setTop("指标库", el("div", { class: "end" }, themeButton()));
  fill(host, el("div", { class: "home" }, el("section", { class: "card stack", "aria-label": "查找" },
    el("div", { class: "row filters" }, words, sector, level2, el("label", { class: "row" }, own, el("span", {}, "只看本单位"))),
    el("div", { class: "row filters" }, el("label", { class: "row" }, el("span", { class: "calm small" }, "当前表"), work), el("button", { onclick: open }, "打开这份表"), el("button", { onclick: learn }, "把这份表的指标收进本单位指标库")), told), list));
  await draw();
  return () => clearTimeout(timer);
}

function entry(one, put) {
  return el("article", { class: "card stack", "aria-label": one.name },
    el("div", { class: "row" }, el("h2", { class: "grow" }, one.name), one.own ? el("span", { class: "badge info" }, "本单位") : null, el("span", { class: "badge" }, `${one.level1} / ${one.level2}`),
      el("button", { class: "primary", "aria-label": `把“${one.name}”放进当前表`, onclick: () => put(one) }, "放进当前表")),
    el("p", {}, one.suggested ? `建议值 ${one.suggested}，请按实际确认` : `指标值由单位按计划填写（${one.unit}）`, el("span", { class: "calm small" }, one.used ? `　用在 ${one.used} 份表里` : "　还没有表用过")),
    el("dl", { class: "texts" }, one.texts.slice(0, 2).map((t) => [el("dt", {}, t.label), el("dd", {}, t.text)])),
    one.texts.length > 2 ? el("details", {}, el("summary", {}, "取值依据、数据来源、佐证"), el("dl", { class: "texts" }, one.texts.slice(2).map((t) => [el("dt", {}, t.label), el("dd", {}, t.text)]))) : null);
}
