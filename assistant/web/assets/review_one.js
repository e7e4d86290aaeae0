// One filing under review: the form as it stands, the findings beside it, the 审核表 and the papers below.

import { download, get, post } from "./api.js";
import { askWords, el, fill, table, toast } from "./dom.js";
import { address, setTop, themeButton } from "./main.js";
import { pointsPane } from "./review_points.js";
import { counts } from "./review.js";
import { sheetPane } from "./sheet.js";

export async function openReview(host, filing) {
  const one = new ReviewBench(filing);
  await one.open(host);
  return () => one.close();
}

class ReviewBench {
  constructor(filing) {
    this.readOnly = true;
    this.path = `/api/review/${filing}`;
    this.queue = Promise.resolve();
  }

  async open(host) {
    this.view = await get(this.path);
    this.sheet = this.view.sheet ? sheetPane(this) : null;
    this.list = el("div", { class: "stack" });
    this.points = el("section", { class: "panel stack", "aria-label": "审核表" });
    this.foot = el("footer", { class: "foot review-foot" });
    this.about = el("p", { class: "calm small" });
    host.className = "flush";
    const form = this.sheet ? this.sheet.node : rowsTable(this.view);
    fill(host, el("div", { class: "bench review" },
      el("div", { class: "desk" }, this.about, form, this.points, this.foot),
      el("aside", { class: "chat findings", "aria-label": "审核意见" }, el("div", { class: "chat-head" }, el("h2", {}, "意见")), el("div", { class: "log", tabIndex: 0 }, this.list))));
    this.draw();
  }

  close() {
    this.sheet?.close();
  }

  /** One decision after the other; each names the revision that was seen. */
  send(what, given) {
    const next = this.queue.then(async () => {
      try {
        this.view = await post(`${this.path}/${what}`, { ...given, revision: this.view.revision });
      } catch (error) {
        toast(error.message, { bad: true });
        if (error.status === 409) this.view = await get(this.path);
      }
      this.draw();
    });
    this.queue = next.catch(() => {});
    return next;
  }

  draw() {
    const { view } = this;
    setTop(view.project, el("a", { class: "button", href: address({ room: "review" }) }, "回到列表"), counts(view), el("div", { class: "end" }, themeButton()));
    this.about.textContent = [view.full_source, view.form, view.unit, view.profile, ...view.notes].filter(Boolean).join(" · ");
    this.sheet?.update({ ...view, findings: view.findings.map((f) => ({ ...f, ignored: f.verdict && !f.verdict.adopted })) });
    this.drawFindings();
    if (view.points) pointsPane(this.points, view.points, (point, score) => this.send("points", { point, score }));
    else this.points.hidden = true;
    this.drawFoot();
  }

  drawFindings() {
    const { view } = this;
    if (view.unchecked) { fill(this.list, el("p", {}, view.unchecked)); return; }
    const groups = ["必改", "错误", "提醒", "提示"].map((group) => [group, view.findings.filter((f) => f.group === group)]).filter(([, found]) => found.length);
    fill(this.list, groups.length ? groups.map(([group, found]) => [el("h3", {}, `${group}（${found.length}）`), found.map((f) => this.finding(f))]) : el("p", { class: "calm" }, "没有查出问题。您仍可写下自己的意见。"));
  }

  finding(one) {
    const decide = (adopted, reason = "") => this.send("verdicts", { finding: one.id, adopted, reason });
    const refuse = async () => {
      const reason = await askWords("驳回这条意见", { label: "理由（会记在审核记录里）", long: true, least: 2 });
      if (reason) decide(false, reason);
    };
    const { verdict } = one;
    const refused = verdict && !verdict.adopted;
    const told = verdict ? el("div", { class: "row" }, el("span", { class: `badge ${refused ? "" : "good"}` }, refused ? "已驳回" : "已采纳"),
      refused ? el("span", {}, `理由：${verdict.reason}`) : null, el("button", { class: "link", onclick: () => decide(null) }, "改回未定"))
      : el("div", { class: "row" }, el("button", { class: "primary", onclick: () => decide(true) }, "采纳"), el("button", { onclick: refuse }, "驳回"));
    return el("div", { class: `finding ${refused ? "done" : one.severity}`, data: { key: one.key || "", finding: one.id } },
      el("div", {}, one.place ? el("b", {}, `${one.place}：`) : null, one.message), el("div", {}, `建议：${one.advice}`),
      one.basis.length ? el("div", { class: "basis" }, `依据：${one.basis.join("；")}`) : null,
      el("div", { class: "row" }, this.sheet && one.key ? el("button", { class: "link", onclick: () => this.sheet.goTo(one.key) }, "定位") : null, told));
  }

  /** A cell of the form was chosen: its findings come into view. */
  pick(key) {
    const found = [...this.list.querySelectorAll("[data-key]")].filter((node) => node.dataset.key === key);
    if (!found.length) { toast("这一格没有意见。"); return; }
    found[0].scrollIntoView({ block: "center", behavior: "smooth" });
    for (const node of found) { node.classList.remove("flash"); requestAnimationFrame(() => node.classList.add("flash")); }
    (found[0].querySelector("button.primary") || found[0].querySelector("button"))?.focus({ preventScroll: true });
  }

  drawFoot() {
    const { view } = this;
    if (this.foot.contains(document.activeElement) && document.activeElement.tagName === "TEXTAREA" && document.activeElement.value !== view.remark) return;
    const remark = el("textarea", { value: view.remark, rows: 2, "aria-label": "审核人的意见", placeholder: view.proposal ? `您的意见（写进退回意见和审核表）。程序建议：${view.proposal}` : "您的意见（写进退回意见和审核表）" });
    const conclusion = el("select", { "aria-label": "审核结论" }, el("option", { value: "" }, "审核结论：未定"), view.conclusions.map((c) => el("option", { value: c, selected: c === view.conclusion }, c)));
    const keep = () => this.send("words", { remark: remark.value, conclusion: conclusion.value || null });
    remark.addEventListener("change", keep);
    conclusion.addEventListener("change", keep);
    const save = (name) => download(`${this.path}/${name}`).then((file) => toast(`已下载：${file}`), (error) => toast(error.message, { bad: true }));
    fill(this.foot, el("div", { class: "row grow" }, remark, conclusion),
      el("div", { class: "row" }, view.points ? el("button", { onclick: () => save("form.docx") }, "审核表") : null,
        el("button", { onclick: () => save("letter.docx") }, "退回意见"),
        view.original ? el("button", { disabled: !view.can_annotate, title: view.can_annotate ? "原件逐格加批注" : "只有 Word（docx）和 Excel（xlsx）原件能加批注", onclick: () => save("annotated") }, "带批注的原件") : null));
  }
}

/** A kind of form that has no official layout here: its rows as they were read. */
function rowsTable(view) {
  return el("section", { class: "paper" }, table(["一级指标", "二级指标", "三级指标", "指标值"],
    view.rows.map((r) => el("tr", {}, [r.level1, r.level2, r.name, r.target].map((text) => el("td", {}, text))))));
}
