// 问政策: a question, the answer first, the article beside it; the documents that are held.

import { filesForm, get, run } from "./api.js";
import { articleBody, readArticle } from "./article.js";
import { busyLine, confirmThat, el, fill, toast } from "./dom.js";
import { drop } from "./home.js";
import { go, place, setTop, themeButton } from "./main.js";

export async function policyRoom(host, here) {
  const view = await get("/api/policies");
  setTop("问政策", el("div", { class: "end" }, themeButton()));
  const busy = busyLine();
  const answers = el("div", { class: "stack", "aria-live": "polite" });
  const article = el("aside", { class: "card stack article", "aria-label": "条文" }, el("p", { class: "calm" }, "点回答下面的文号，条文显示在这里。"));
  const region = el("select", { "aria-label": "所在地区（同时查当地规定）" }, el("option", { value: "" }, "全国"), view.regions.map((r) => el("option", { value: r, selected: r === view.region }, r)));
  const box = el("textarea", { "aria-label": "政策问题", rows: 2, placeholder: "例如：10号文里预算执行率占多少分？回车发送。" });
  const talk = { before: "", context: null };
  const open = async (cited) => {
    try {
      fill(article, articleBody(await readArticle(cited)));
    } catch (error) { toast(error.message, { bad: true }); }
  };
  const ask = async () => {
    const text = box.value.trim();
    if (!text || send.disabled) { box.focus(); return; }
    send.disabled = true;
    try {
      const { answer } = await run("/api/policies/ask", { json: { text, region: region.value, ...talk } }, busy.show);
      Object.assign(talk, { before: text, context: answer.context });
      answers.prepend(answerCard(text, answer, open));
      if (box.value.trim() === text) box.value = "";
      if (answer.citations.length) open(answer.citations[0]);
      else fill(article, el("p", { class: "calm" }, "这次回答没有引用条款。"));
    } catch (error) {
      toast(error.message, { bad: true });
    } finally {
      busy.hide();
      send.disabled = false;
    }
  };
  const send = el("button", { class: "primary", onclick: ask }, "提问");
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) { event.preventDefault(); ask(); }
  });
  const added = el("div", { class: "stack", "aria-live": "polite" });
  const add = (files) => run("/api/policies/originals", { form: filesForm(files) }, busy.show)
    .then((found) => fill(added, found.documents.map((one) => understood(one, busy))), (error) => toast(error.message, { bad: true })).finally(() => busy.hide());
  fill(host, el("div", { class: "two" },
    el("div", { class: "stack" }, el("section", { class: "card stack" }, box, el("div", { class: "row" }, send, el("label", { class: "row" }, el("span", { class: "calm small" }, "地区"), region)), busy.node),
      answers, el("details", { class: "card" }, el("summary", {}, `政策库（${view.documents.length} 份）`), library(view, open)),
      !view.is_admin ? null : el("details", { class: "card" }, el("summary", {}, "添加原文（今后引用以原文为准）"), drop("添加原文", "Word、PDF、文本", add), added)),
    article));
  if (here.q) { box.value = here.q; ask(); } else box.focus();
}

function answerCard(question, answer, open) {
  const good = answer.status === "有依据";
  return el("article", { class: "card answer" }, el("h2", {}, question),
    el("div", { class: "row" }, el("span", { class: `badge ${good ? "good" : "warn"}` }, `【${answer.status}】`), el("span", { class: "calm small" }, answer.writer)),
    el("p", { class: "text lead" }, answer.text.split("\n", 1)[0]), el("p", { class: "text" }, answer.text.split("\n").slice(1).join("\n")),
    answer.table.length ? el("table", { class: "plain" }, el("tbody", {}, answer.table.map((row, n) => el("tr", {}, row.map((cell) => el(n ? "td" : "th", {}, cell)))))) : null,
    answer.notes.map((note) => el("p", { class: "calm" }, `说明：${note}`)),
    answer.citations.length ? el("div", { class: "chips", role: "group", "aria-label": "依据" }, answer.citations.map((c) => el("button", { onclick: () => open(c) }, c.label))) : null);
}

/** A document as it was understood, with the click that keeps it. */
function understood(one, busy) {
  if (one.error) return el("p", { role: "alert" }, one.error);
  const state = el("p", { role: "status", class: "calm" }, one.unchanged ? "与已收录的相同，不用再收录。" : "还没有收录，请核对后点“收录”。");
  const keep = async () => {
    button.disabled = true;
    try {
      const { line } = await run(`/api/policies/originals/${one.number}`, { json: {} }, busy.show);
      fill(state, line);
      button.remove();
    } catch (error) {
      toast(error.message, { bad: true });
      button.disabled = false;
    } finally { busy.hide(); }
  };
  const button = el("button", { class: "primary", onclick: keep, "aria-label": `收录《${one.title}》` }, "收录");
  return el("section", { class: "card stack", "aria-label": `认出的文件《${one.title}》` },
    el("table", { class: "plain" }, el("tbody", {}, one.rows.map(([label, value]) => el("tr", {}, el("th", { scope: "row" }, label), el("td", {}, value))))),
    one.questions.map((line) => el("p", {}, `请核对：${line}`)),
    one.differences.length ? el("p", {}, "与库中摘编数字不同的地方：") : null, one.differences.map((line) => el("p", {}, line)),
    state, one.unchanged ? null : button);
}

function library(view, open) {
  const search = el("input", { type: "search", "aria-label": "按名称、文号查找", placeholder: "按名称、文号查找" });
  const body = el("tbody");
  const draw = () => {
    const words = search.value.trim();
    const found = view.documents.filter((d) => !words || `${d.title}${d.doc_no}${d.issuer}${d.region}`.includes(words));
    fill(body, found.map((d) => el("tr", {}, el("td", {}, el("button", { class: "link", onclick: () => open({ policy_id: d.policy_id }) }, d.title), original(view, d)), el("td", {}, d.region), el("td", {}, d.date), el("td", {}, el("span", { class: `badge ${d.good ? "good" : "bad"}` }, d.status)))));
  };
  search.addEventListener("input", draw);
  draw();
  return el("div", { class: "stack" }, search, el("table", { class: "plain" }, el("thead", {}, el("tr", {}, ["文件", "地区", "日期", "状态"].map((w) => el("th", { scope: "col" }, w)))), body));
}

/** From where the original is, and the way to take it out again for who may. */
function original(view, document) {
  if (!document.original) return null;
  const remove = async () => {
    if (!(await confirmThat("移除原文", `《${document.title}》今后不再引用这份原文，旧文本还留着备查。`, "移除"))) return;
    try {
      toast((await run(`/api/policies/documents/${document.policy_id}/original`, { method: "DELETE" })).line);
      go(place());
    } catch (error) { toast(error.message, { bad: true }); }
  };
  return el("div", { class: "calm small" }, `原文：${document.original}`, view.is_admin ? el("button", { class: "link danger", onclick: remove }, "移除原文") : null);
}
