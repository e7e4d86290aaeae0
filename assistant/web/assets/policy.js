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
      fill(article, articleBody(await readArticle(cited), cited));
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
  const waiting = view.is_admin ? (await get("/api/policies/originals")).documents : [];
  if (waiting.length) { fill(added, el("p", { class: "calm" }, "以前上传、还没有收录的："), waiting.map((one) => understood(one, busy))); added.closest("details").open = true; }
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
function understood(one, busy, said = {}) {
  if (one.error) return el("p", { role: "alert" }, one.error);
  const state = el("p", { role: "status", class: "calm" }, one.unchanged ? "与已收录的相同，不用再收录。" : "还没有收录，请核对后点“收录”。");
  const keep = async () => {
    if (one.alarm && !(await confirmThat("数字与摘编不同", `${one.alarm}收录后所有人查到的就是这份的数字。${one.differences.join("")}`, "已逐处核对，仍然收录"))) return;
    button.disabled = true;
    try {
      const { line } = await run(`/api/policies/originals/${one.number}`, { json: { ...said, confirmed: Boolean(one.alarm) } }, busy.show);
      fill(state, line);
      button.remove();
    } catch (error) {
      toast(error.message, { bad: true });
      button.disabled = false;
    } finally { busy.hide(); }
  };
  const button = el("button", { class: "primary", onclick: keep, "aria-label": `收录《${one.title}》` }, "收录");
  const card = el("section", { class: "card stack", "aria-label": `认出的文件《${one.title}》` },
    el("table", { class: "plain" }, el("tbody", {}, one.rows.map(([label, value]) => el("tr", {}, el("th", { scope: "row" }, label), el("td", {}, value))))),
    one.questions.map((line) => el("p", {}, `请核对：${line}`)),
    one.alarm ? el("p", { class: "danger", role: "alert" }, one.alarm) : null,
    one.differences.length ? el("p", {}, "与库中摘编数字不同的地方：") : null, one.differences.map((line) => el("p", {}, line)),
    state, one.unchanged ? null : [headForm(one, said, busy, (found, head) => card.replaceWith(understood(found, busy, head))), button]);
  return card;
}

const HEAD = { title: "标题", doc_no: "文号", issuer: "发文机关", region: "地区", date: "印发日期", effective: "施行日期" };

/** What was read of the head, to be put right before the document is kept. */
function headForm(one, said, busy, done) {
  const inputs = Object.entries(HEAD).map(([name, label]) => [name, el("input", { type: /date|effective/.test(name) ? "date" : "text", value: one.head[name], "aria-label": label })]);
  const form = el("form", { class: "stack" }, inputs.map(([name, input]) => el("label", { class: "field" }, el("span", {}, HEAD[name]), input)), el("button", { type: "submit" }, "按改正的重新识别"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const head = { ...said };
    for (const [name, input] of inputs) if (input.value.trim() !== one.head[name]) head[name] = input.value.trim() || (/date|effective/.test(name) ? null : "");
    try {
      const { document: found } = await run(`/api/policies/originals/${one.number}/head`, { json: head }, busy.show);
      done(found, head);
    } catch (error) { toast(error.message, { bad: true }); } finally { busy.hide(); }
  });
  return el("details", {}, el("summary", {}, "识别得不对？改正标题、文号、机关、地区、日期"), form);
}

function library(view, open) {
  const search = el("input", { type: "search", "aria-label": "按名称、文号查找", placeholder: "按名称、文号查找" });
  const states = [...new Set(view.documents.map((d) => d.status))];
  const status = el("select", { "aria-label": "效力状态" }, el("option", { value: "" }, "所有状态"), states.map((s) => el("option", { value: s }, s)));
  const tree = el("div", { class: "stack" });
  const draw = () => {
    const words = search.value.trim();
    const found = view.documents.filter((d) => (!words || `${d.title}${d.doc_no}${d.issuer}${d.region}`.includes(words)) && (!status.value || d.status === status.value));
    const regions = [...new Set(found.map((d) => d.region))].sort((a, b) => (b === "全国") - (a === "全国") || a.localeCompare(b, "zh"));
    fill(tree, regions.length ? regions.map((name) => branch(name, found.filter((d) => d.region === name), Boolean(words || status.value), view, open))
      : el("p", { class: "calm" }, "政策库里没有这样的文件。"));
  };
  search.addEventListener("input", draw);
  status.addEventListener("change", draw);
  draw();
  return el("div", { class: "stack" }, el("div", { class: "row" }, search, status), tree);
}

/** The documents of a place, each opening its articles beside. */
function branch(name, documents, open, view, show) {
  const rows = documents.map((d) => el("tr", {}, el("td", {}, el("button", { class: "link", onclick: () => show({ policy_id: d.policy_id }) }, d.title), original(view, d)), el("td", {}, d.date), el("td", {}, el("span", { class: `badge ${d.good ? "good" : "bad"}` }, d.status))));
  return el("details", { open }, el("summary", {}, `${name}（${documents.length} 份）`),
    el("table", { class: "plain" }, el("thead", {}, el("tr", {}, ["文件", "日期", "状态"].map((w) => el("th", { scope: "col" }, w)))), el("tbody", {}, rows)));
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
