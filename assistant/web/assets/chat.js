// The conversation of the work: messages as text, a card for every change, an input for every open question.

import { account } from "./account.js";
import { follow, request } from "./api.js";
import { openArticle } from "./article.js";
import { busyLine, el, fill, toast, when } from "./dom.js";


export function chatPane(bench) {
  return new ChatPane(bench);
}

class ChatPane {
  constructor(bench) {
    this.bench = bench;
    this.busy = busyLine();
    this.step = (state, cancel) => { this.busy.show(state, cancel); this.bottom(); };
    this.log = el("div", { class: "log", role: "log", "aria-label": "对话记录", tabIndex: 0 });
    this.asks = el("div", { class: "asks", "aria-label": "还想请您补充", hidden: true });
    this.known = new Map();
    this.box = el("textarea", { "aria-label": "说明项目、提要求，或问政策", placeholder: bench.hint || "说明项目、改表、问政策都可以。回车发送，Shift+回车换行。", value: localStorage.getItem(this.draft) || "" });
    this.send = el("button", { class: "primary", onclick: () => this.say() }, "发送");
    this.node = el("aside", { class: "chat", "aria-label": "对话" },
      el("div", { class: "chat-head" }, el("h2", {}, "对话"), account().accounts ? null : el("a", { class: "small apart", href: `/rooms/?work=${bench.work}`, target: "_blank", rel: "noopener" }, "单独打开"), el("button", { class: "chat-button quiet", onclick: () => this.lower() }, "收起")),
      this.log, this.asks,
      el("div", { class: "composer" }, this.busy.node, this.box, el("div", { class: "row" }, el("span", { class: "calm small grow" }, "改动即时保存，可以撤销"), this.send)));
    this.box.addEventListener("input", () => localStorage.setItem(this.draft, this.box.value));
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.lower();
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.say();
    });
  }

  get draft() {
    return `draft:${this.bench.work}`;
  }

  focus() {
    this.raise();
    this.box.focus();
  }

  raise() {
    this.node.classList.add("up");
    this.box.focus();
    this.bottom();
  }

  lower() {
    this.node.classList.remove("up");
  }

  say(text = this.box.value) {
    const message = text.trim();
    if (!message) { this.box.focus(); return; }
    if (this.waiting) { toast("上一句还在处理，请稍等或点停止。"); return; }
    this.node.classList.add("up");
    this.log.append(el("div", { class: "said user" }, message));
    if (text === this.box.value) { this.box.value = ""; localStorage.removeItem(this.draft); }
    this.step({ step: "正在读", seconds: 0 });
    this.follow(request(`${this.bench.path}/messages`, { method: "POST", json: { text: message } }).then((first) => follow(first, this.step)), message);
  }

  /** Wait for the answer that is under way. */
  async follow(answer, message = "") {
    this.waiting = true;
    const lowered = !this.node.classList.contains("up");
    this.node.classList.add("up"); // on a phone the steps are in the conversation
    try {
      const found = await answer;
      if (found.cancelled && message && !this.box.value) this.box.value = message;
      if (found.work) this.bench.take(found.work);
      else await this.bench.refresh();
    } catch (error) {
      toast(error.message, { bad: true });
      if (message && !this.box.value) this.box.value = message;
      await this.bench.refresh();
    } finally {
      this.waiting = false;
      this.busy.hide();
      if (lowered && !message) this.lower();
    }
  }

  bottom() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  update(view) {
    const before = this.count;
    this.count = view.timeline.length;
    this.drawAsks(view);
    const nodes = view.timeline.map((one) => (one.kind === "card" ? [this.card(one)] : this.message(one)));
    if (!nodes.length) nodes.push([this.welcome(view)]);
    fill(this.log, nodes.flat());
    if (before !== this.count) this.show(nodes);
  }

  /** The newest is in sight, a long answer from its beginning. */
  show(nodes) {
    this.bottom();
    const last = nodes.at(-1)[0];
    if (last && last.offsetTop - this.log.offsetTop < this.log.scrollTop) this.log.scrollTop = last.offsetTop - this.log.offsetTop - 8;
  }

  welcome(view) {
    const words = this.bench.welcome ? this.bench.welcome(view) : view.is_empty ? "您好。请用几句话说明项目：做什么、做多少、什么时候完成、花多少钱，我来起草申报表。也可以直接点左边的格子填写。" : "要改哪里直接说，或点左边的格子改。也可以问政策。";
    return el("div", { class: "said assistant" }, words);
  }

  message(one) {
    const said = one.text ? el("div", { class: `said ${one.role === "user" ? "user" : "assistant"}` }, one.citations.length ? answerFirst(one.text) : one.text) : null;
    const rows = one.rows.filter((row) => this.bench.view.rows.some((r) => r.id === row));
    return [
      said,
      ...one.cards.map((card) => this.card(card)),
      one.citations.length ? el("div", { class: "chips", role: "group", "aria-label": "依据" }, one.citations.map((c) => el("button", { onclick: () => openArticle(c) }, c.label))) : null,
      ...this.waiting_for(one),
      one.files ? el("div", { class: "chips" }, el("button", { onclick: () => this.bench.save("draft.docx", "GET") }, "下载 Word 草稿")) : null,
      rows.length ? el("div", { class: "chips" }, rows.map((row) => el("button", { onclick: () => { this.lower(); this.bench.sheet.locate(row); } }, "在表里看"))) : null,
    ].filter(Boolean);
  }

  /** What was understood and not done yet: a yes, a no, or one of several. */
  waiting_for(one) {
    const each = (found, click, word) => found.map((p) => el("div", { class: "change proposed", data: { proposal: p.number } },
      el("div", { class: "values" }, p.text), el("div", { class: "row" }, el("button", { class: "primary", onclick: () => this.settle(click, p.number) }, word),
        found.length === 1 && click === "agree" ? el("button", { onclick: () => this.settle("decline") }, "不是") : null)));
    return [
      ...each(one.choices, "choose", "就是这一条"),
      ...each(one.proposals, "agree", "对，改"),
      one.proposals.length > 1 ? el("div", { class: "row" }, el("button", { class: "primary", onclick: () => this.settle("agree") }, "都对"), el("button", { onclick: () => this.settle("decline") }, "都不是")) : null,
    ];
  }

  settle(click, number) {
    if (this.waiting) { toast("上一句还在处理，请稍等或点停止。"); return; }
    this.step({ step: "正在改", seconds: 0 });
    this.follow(request(`${this.bench.path}/proposals`, { method: "POST", json: { click, number } }).then((first) => follow(first, this.step)));
  }

  card(one) {
    const undo = one.can_undo ? el("button", { class: "link", onclick: () => this.bench.change({ op: "undo" }) }, "撤销")
      : one.can_redo ? el("button", { class: "link", onclick: () => this.bench.change({ op: "redo" }) }, "恢复") : null;
    const before = one.before === "（空）" ? "" : one.before;
    const values = [before ? el("span", { class: "was" }, before) : null, before && one.after ? " → " : null, one.after ? el("span", { class: one.undone ? "" : "now" }, one.after) : null];
    return el("div", { class: `change${one.undone ? " undone" : ""}`, data: { card: one.id } },
      el("div", { class: "what" }, el("b", {}, `${one.undone ? "已撤销：" : ""}${one.word}：${one.place}`), undo),
      el("div", { class: "values" }, values), el("div", { class: "by" }, `${one.who} ${when(one.at)}`));
  }

  // Open questions, each an input of its own kind. What is being typed stays where it is.

  drawAsks(view) {
    const wanted = view.questions.slice(0, 3);
    const nodes = wanted.map((question) => {
      const same = this.known.get(question.id);
      if (same && same.text === question.text) return same.node;
      return this.ask(question);
    });
    this.known = new Map(wanted.map((q, n) => [q.id, { text: q.text, node: nodes[n] }]));
    const now = [...this.asks.children];
    if (now.length !== nodes.length || now.some((node, n) => node !== nodes[n])) {
      for (const node of now) if (!nodes.includes(node)) node.remove();
      nodes.forEach((node, n) => { if (this.asks.children[n] !== node) this.asks.insertBefore(node, this.asks.children[n] || null); });
    }
    const last = view.timeline.at(-1);
    this.asks.hidden = !nodes.length || view.is_empty || Boolean(last?.proposals?.length || last?.choices?.length);
  }

  ask(question) {
    const answer = (value) => this.bench.change({ op: "answer", question: question.id, value });
    const skip = el("button", { class: "link", onclick: () => this.bench.change({ op: "skip_question", question: question.id }) }, "不知道，先不填");
    const { fields, value } = answerFields(question);
    const form = el("form", { class: "row" }, fields(answer), value ? el("button", { type: "submit" }, "填入") : null, skip);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = value();
      if (given) answer(given);
    });
    return el("div", { class: "ask" }, el("b", {}, question.text), question.why ? el("span", { class: "calm small" }, question.why) : null, form);
  }
}

/** A long answer with its conclusion and basis in sight, the rest to be opened. */
function answerFirst(text) {
  const lines = text.split("\n");
  if (lines.length < 4) return text;
  return [lines.slice(0, 2).join("\n"), el("details", {}, el("summary", {}, "条件和其他规定"), lines.slice(2).join("\n"))];
}

/** The inputs for one type of question, and how their value is said. */
function answerFields(question) {
  const label = question.text;
  const choices = question.type === "choice" ? question.options : question.type === "yes_no" ? ["是", "否"] : [];
  if (choices.length) return { fields: (answer) => choices.map((o) => el("button", { type: "button", onclick: () => answer(o) }, o)), value: null };
  if (question.type === "date") return dates(question);
  if (question.type === "money") {
    const input = el("input", { inputmode: "decimal", "aria-label": label, placeholder: "120" });
    const unit = el("select", { "aria-label": "单位" }, ["万元", "元", "亿元"].map((u) => el("option", { value: u }, u)));
    return { fields: () => [input, unit], value: () => (/^[\d.,，]+$/.test(input.value.trim()) ? `${input.value.trim()}${unit.value}` : input.value.trim()) };
  }
  const input = el("input", { "aria-label": label, placeholder: question.example ? `如 ${question.example}` : "" });
  return { fields: () => [input], value: () => input.value.trim() };
}

function dates(question) {
  const one = question.field === "start" || question.field === "end";
  const first = el("input", { type: "date", "aria-label": one ? question.text : "从哪一天" });
  const last = el("input", { type: "date", "aria-label": "到哪一天" });
  if (one) return { fields: () => [first], value: () => first.value };
  return { fields: () => [first, el("span", {}, "至"), last], value: () => (first.value && last.value ? `${first.value}至${last.value}` : first.value || last.value) };
}

