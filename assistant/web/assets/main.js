// The frame: rail, top line, and the room that the address names. The address is all the page remembers.

import { el, fill, icon, toast } from "./dom.js";
import { homeRoom } from "./home.js";
import { declarationRoom } from "./declaration.js";
import { policyRoom } from "./policy.js";
import { libraryRoom } from "./library.js";
import { reviewRoom } from "./review.js";
import { modelRoom } from "./model.js";
import { evaluationRoom } from "./evaluation.js";
import { selfEvaluationRoom } from "./self_evaluation.js";
import { administrationRoom } from "./administration.js";
import { account, accountLine } from "./account.js";
import { setTheme } from "./theme.js";

const ROOMS = {
  home: { title: "首页", open: homeRoom },
  declaration: { title: "申报", open: declarationRoom, flush: true },
  review: { title: "审核", open: reviewRoom },
  self_evaluation: { title: "自评", open: selfEvaluationRoom, flush: true },
  evaluation: { title: "评价", open: evaluationRoom, flush: true },
  policy: { title: "问政策", open: policyRoom },
  library: { title: "指标库", open: libraryRoom },
  administration: { title: "管理", open: administrationRoom },
  model: { title: "设置", open: modelRoom },
};
const room = document.getElementById("room");
const top = document.getElementById("top");
let leave = () => {};
let opening = 0;
let turn = Promise.resolve();
const LONGEST_TURN = 5000; // milliseconds
const known = account.load();

/** What the address says. */
export function place() {
  const found = Object.fromEntries(new URLSearchParams(location.search));
  if (!ROOMS[found.room]) found.room = found.work ? "declaration" : "home";
  return found;
}

export function address(params) {
  const query = new URLSearchParams(Object.entries(params).filter(([, v]) => v !== "" && v !== undefined && v !== null));
  return `/?${query}`;
}

/** Go to another place; `replace` where it is the same one seen more closely. */
export function go(params, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", address(params));
  if (!replace) show();
}

/** The top line of a room: its title, and what stands at the end of the line. */
export function setTop(title, ...rest) {
  fill(top, el("h1", { title }, title), ...rest);
  document.title = `${title} · 绩效助手`;
}

function drawRail(current) {
  const work = place().work || "";
  const links = Object.entries(ROOMS).filter(([name]) => name !== "administration" || account().is_admin).map(([name, { title }]) => el("a", {
    href: address({ ...(name === "home" ? {} : { work }), room: name }), "aria-current": name === current ? "page" : null,
    title,
  }, icon(name), el("span", {}, title)));
  const settings = links.pop();
  fill(document.getElementById("rail"), el("div", { class: "brand" }, el("img", { src: "/assets/icon.svg", alt: "" }), el("span", {}, "绩效助手")),
    links, el("div", { class: "gap" }), settings, accountLine());
}

/** Open what the address says. A room that is still being opened is waited for, a little: it draws when it has its data. */
function show() {
  const mine = ++opening;
  const before = Promise.race([turn, new Promise((resolve) => { setTimeout(resolve, LONGEST_TURN); })]);
  turn = before.then(() => opened(mine));
}

async function opened(mine) {
  await known;
  if (mine !== opening) return;
  leave();
  leave = () => {};
  const here = place();
  const found = ROOMS[here.room];
  drawRail(here.room);
  setTop(found.title);
  room.className = found.flush ? "flush" : "";
  fill(room, el("p", { class: "calm" }, "正在打开……"));
  room.scrollTop = 0;
  try {
    const left = await found.open(room, here);
    if (mine === opening) leave = left || (() => {});
    else left?.();
  } catch (error) {
    if (mine !== opening) return;
    fill(room, el("div", { class: "card stack" }, el("h2", {}, "打不开"), el("p", {}, error.message),
      el("p", {}, el("a", { href: "/" }, "回到首页"))));
  }
}

export function themeButton() {
  const dark = () => document.documentElement.dataset.theme === "dark";
  const button = el("button", { class: "quiet", onclick: () => { setTheme(dark() ? "light" : "dark"); name(); } });
  const name = () => { button.textContent = dark() ? "浅色" : "深色"; };
  name();
  return button;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='/?'], a[href='/']");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  history.pushState(null, "", link.getAttribute("href"));
  show();
});
addEventListener("popstate", show);
addEventListener("unhandledrejection", (event) => toast(event.reason?.message || "这一步没有完成，请再试一次。", { bad: true }));
setTheme();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTheme());
show();
