// 首页: my works, what is open, new ones, the example, the trash.

import { filesForm, get, post, run } from "./api.js";
import { openArticle } from "./article.js";
import { account } from "./account.js";
import { busyLine, el, fill, toast, when } from "./dom.js";
import { address, go, setTop, themeButton } from "./main.js";

export async function homeRoom(host) {
  const view = await get("/api/home");
  const busy = busyLine();
  const state = { view };
  const list = el("section", { class: "stack", "aria-label": "我的工作" });
  setTop("首页", el("span", { class: "badge info" }, view.writer), el("div", { class: "end" }, whoAmI(view), themeButton()));
  const draw = () => drawWorks(list, state, draw);
  fill(host, el("div", { class: "home" }, start(view, busy), busy.node, todo(view), list));
  draw();
}

function whoAmI(view) {
  if (account().accounts) return null; // the name of the account stands in the rail
  const input = el("input", { value: view.name, maxlength: 20, "aria-label": "您的名字，记在改动里", size: 8 });
  const keep = (name) => post("/api/name", { name }).then(() => { localStorage.setItem("name", name); });
  input.addEventListener("change", () => keep(input.value.trim() || "本机用户").then(() => toast("以后的改动记在这个名字下。")));
  const before = localStorage.getItem("name"); // the program forgets names when it is started anew
  if (before && before !== view.name) { input.value = before; keep(before); }
  return input;
}

function opened(id) {
  go({ work: id, room: "declaration" });
}

function start(view, busy) {
  const words = el("textarea", {
    "aria-label": "项目情况", placeholder: "用几句话说明：做什么、做多少、什么时候完成、花多少钱。例如：2027年培训护理员120人，11月底前完成，申请资金12万元，学员满意度90%以上。",
    value: localStorage.getItem("draft:new") || "",
  });
  words.addEventListener("input", () => localStorage.setItem("draft:new", words.value));
  const profile = el("select", { "aria-label": "口径" }, view.profiles.map((p) => el("option", { value: p.id, selected: p.id === view.profile }, p.title)));
  const begin = async (job) => {
    buttons.forEach((b) => { b.disabled = true; });
    try {
      const done = await job();
      localStorage.removeItem("draft:new");
      if (done.id) opened(done.id);
    } catch (error) {
      toast(error.message, { bad: true });
    } finally {
      busy.hide();
      buttons.forEach((b) => { b.disabled = false; });
    }
  };
  const write = () => {
    if (!words.value.trim()) { words.focus(); toast("请先写几句话。"); return; }
    begin(async () => {
      const first = await post("/api/works", { words: words.value, profile: profile.value });
      localStorage.removeItem("draft:new");
      return first; // the room of the new work shows how far it is
    });
  };
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) { event.preventDefault(); write(); }
  });
  const create = el("button", { class: "primary", onclick: write }, "起草申报表");
  const empty = el("button", { onclick: () => begin(() => post("/api/works", { profile: profile.value })) }, "从空表开始");
  const example = el("button", { onclick: () => begin(() => run("/api/works", { json: { example: true, profile: profile.value } }, busy.show)) }, "看示例项目");
  const buttons = [create, empty, example];
  const send = (files) => begin(() => run("/api/works/files", { form: filesForm(files, { profile: profile.value }) }, busy.show));
  return el("section", { class: "card stack start", "aria-label": "新建" },
    el("h2", {}, "新建申报表"), words,
    el("div", { class: "row" }, create, el("label", { class: "row" }, el("span", { class: "calm small" }, "口径"), profile), empty, example),
    el("div", { class: "ways" },
      drop("从去年的表", "Word、Excel 或 JSON，数值请逐条核对", send),
      drop("从文件", "项目方案、请示、预算说明等，可多选", send)));
}

export function drop(title, hint, send, { multiple = true } = {}) {
  const input = el("input", { type: "file", multiple, "aria-label": title });
  input.addEventListener("change", () => { if (input.files.length) send([...input.files]); input.value = ""; });
  const node = el("label", { class: "drop" }, input, el("b", {}, title), el("span", { class: "calm small" }, hint), el("span", { class: "button" }, "选择文件"));
  node.addEventListener("dragover", (event) => { event.preventDefault(); node.classList.add("over"); });
  node.addEventListener("dragleave", () => node.classList.remove("over"));
  node.addEventListener("drop", (event) => {
    event.preventDefault();
    node.classList.remove("over");
    if (event.dataTransfer.files.length) send([...event.dataTransfer.files]);
  });
  return node;
}

const NEXT = 4; // days that stand in view at once

function todo(view) {
  if (!view.todo.length && !view.due.length) return null;
  const open = view.todo.map((one) => el("li", {}, el("a", { href: address({ work: one.id, room: one.room }) }, one.title), `（${one.kind}）：还有 ${one.open} 处要补充或核对`));
  const due = view.due.map((one) => el("li", {}, el("b", {}, dayWords(one)), `　${one.title}`,
    el("div", { class: "small" }, el("button", { class: "link", onclick: () => openArticle({ ...one, label: one.basis }) }, `依据：${one.basis}`), one.note ? el("span", { class: "calm" }, one.note) : null)));
  return el("section", { class: "card stack", "aria-label": "待办与时限" }, el("h2", {}, "待办与时限"),
    el("ul", { class: "stack plain-list" }, open, due.slice(0, NEXT)),
    due.length > NEXT ? el("details", {}, el("summary", {}, `以后的时限（${due.length - NEXT}）`), el("ul", { class: "stack plain-list" }, due.slice(NEXT))) : null,
    el("details", {}, el("summary", {}, `按天数算的期限（${view.periods.length}）`), el("p", { class: "calm small" }, "从哪一天起算看您收到的批复，这里不推算日子。"),
      el("ul", { class: "stack plain-list" }, view.periods.map((one) => el("li", {}, el("b", {}, one.days), `　${one.title}${one.note ? `（${one.note}）` : ""}`,
        el("div", { class: "small" }, el("button", { class: "link", onclick: () => openArticle({ ...one, label: one.basis }) }, `依据：${one.basis}`)))))));
}

function dayWords(one) {
  const [year, month, day] = one.day.split("-").map(Number);
  return `${one.region ? `${one.region} ` : ""}${year}年${month}月${day}日${one.left <= 60 ? `（还有 ${one.left} 天）` : ""}`;
}

function drawWorks(host, state, draw) {
  const { view } = state;
  const put = (id, what) => post(`/api/works/${id}/${what}`).then((found) => { state.view = found; draw(); }, (error) => toast(error.message, { bad: true }));
  const cards = view.works.map((work) => card(work, el("button", { class: "quiet", "aria-label": `把“${work.title}”放进回收站`, onclick: () => put(work.id, "trash") }, "删除")));
  const trash = view.trash.map((work) => card(work, el("button", { onclick: () => put(work.id, "restore") }, "恢复"), true));
  fill(host, el("h2", {}, "我的工作"),
    cards.length ? el("div", { class: "works" }, cards) : el("p", { class: "calm" }, "还没有工作。写几句话点“起草申报表”，或先看看示例项目。"),
    trash.length ? el("details", {}, el("summary", {}, `回收站（${trash.length}）`), el("div", { class: "works" }, trash)) : null);
}

function card(work, action, trashed = false) {
  const name = trashed ? el("span", { class: "title" }, work.title) : el("a", { class: "title", href: address({ work: work.id, room: work.room }) }, work.title);
  const open = work.open ? el("span", { class: "badge warn" }, `${work.open} 处待处理`) : work.begun ? el("span", { class: "badge good" }, "没有待处理") : null;
  return el("article", { class: "work" },
    el("div", { class: "row" }, name, el("span", { class: "badge" }, work.kind), work.example ? el("span", { class: "badge info" }, "示例") : null, el("span", { class: "badge" }, work.stage), open),
    action,
    el("div", { class: "about" }, work.year ? el("span", {}, `${work.year} 年度`) : null, el("span", {}, work.profile), el("span", {}, `${when(work.changed_at)} ${work.changed_by} 改过`)));
}
