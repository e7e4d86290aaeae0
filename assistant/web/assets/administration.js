// 管理: users and roles, units, the audit chain, safety copies, use of models.

import { get, post, run } from "./api.js";
import { busyLine, confirmThat, el, fill, table, toast } from "./dom.js";
import { setTop, themeButton } from "./main.js";

const PATH = "/api/administration";

export async function administrationRoom(host) {
  const state = { view: await get(PATH), busy: busyLine(), secret: null };
  setTop("管理", el("div", { class: "end" }, themeButton()));
  state.draw = () => draw(host, state);
  state.send = async (path, json) => {
    try {
      const found = await post(`${PATH}${path}`, json);
      Object.assign(state, { view: found, secret: found.password ? { of: found.of, password: found.password } : null });
      state.draw();
    } catch (error) { toast(error.message, { bad: true }); }
  };
  state.draw();
}

function draw(host, state) {
  const units = el("datalist", { id: "units" }, state.view.units.map((u) => el("option", { value: u })));
  fill(host, el("div", { class: "home" }, units, notice(state.view), secret(state), users(state), newUser(state), chores(state), usage(state.view)));
}

function notice(view) {
  if (view.accounts) return null;
  return el("p", { class: "calm" }, "现在只供本机使用，不用登录。要让其他电脑访问，请先添加用户（至少一个管理员），再用 --host 0.0.0.0 启动。");
}

/** A password that was just made, shown until the next change. */
function secret({ secret: made }) {
  if (!made) return null;
  return el("section", { class: "card stack", role: "status" }, el("h2", {}, `“${made.of}”的密码`),
    el("p", {}, el("code", {}, made.password)), el("p", { class: "calm" }, "只显示这一次。请当面交给本人，登录后在“设置”里改。"));
}

function users(state) {
  const { view } = state;
  const rows = view.users.map((user) => el("tr", {}, el("th", { scope: "row" }, user.name), el("td", {}, duties(state, user)), el("td", {}, badge(user)), el("td", {}, actions(state, user))));
  return el("section", { class: "card stack", "aria-label": "用户" }, el("h2", {}, "用户"),
    view.ownerless && view.users.length ? el("p", { class: "calm" }, `有 ${view.ownerless} 份建账号以前做的工作还没有主人，可以交给一个用户。`) : null,
    rows.length ? el("div", { class: "scroll", tabIndex: 0, role: "group", "aria-label": "用户表" }, table(["用户名", "角色和单位", "状态", "操作"], rows)) : el("p", { class: "calm" }, "还没有用户。"));
}

function badge(user) {
  if (!user.active) return el("span", { class: "badge bad" }, "已停用");
  if (user.locked) return el("span", { class: "badge warn" }, "密码输错，已锁");
  return el("span", { class: "badge good" }, user.has_password ? "可登录" : "由登录系统带入");
}

function roleChoice(view, chosen, label) {
  return el("select", { "aria-label": label }, view.roles.map((r) => el("option", { value: r.value, selected: r.value === chosen }, r.word)));
}

function unitInput(value, label) {
  return el("input", { value, list: "units", "aria-label": label, placeholder: "单位", maxlength: 100, size: 26 });
}

function duties(state, user) {
  const role = roleChoice(state.view, user.role, `${user.name}的角色`);
  const unit = unitInput(user.unit, `${user.name}的单位`);
  const save = () => state.send(`/users/${user.id}/duties`, { role: role.value, unit: unit.value });
  role.addEventListener("change", save);
  unit.addEventListener("change", save);
  return el("div", { class: "row" }, role, unit);
}

function actions(state, user) {
  const sure = async (title, text, ok, path, json) => { if (await confirmThat(title, text, ok)) state.send(path, json); };
  return el("div", { class: "row" },
    el("button", { class: "link", onclick: () => sure("换新密码", `“${user.name}”原来的密码和登录都会失效。`, "换新密码", `/users/${user.id}/password`, {}) }, "换密码"),
    user.active
      ? el("button", { class: "link danger", onclick: () => sure("停用用户", `“${user.name}”将不能登录，做过的事都保留。`, "停用", `/users/${user.id}/state`, { active: false }) }, "停用")
      : el("button", { class: "link", onclick: () => state.send(`/users/${user.id}/state`, { active: true }) }, "恢复"),
    state.view.ownerless ? el("button", { class: "link", onclick: () => state.send(`/users/${user.id}/works`, {}) }, "接收旧工作") : null);
}

function newUser(state) {
  const name = el("input", { "aria-label": "新用户的用户名", placeholder: "用户名", maxlength: 30, required: true });
  const role = roleChoice(state.view, "clerk", "新用户的角色");
  const unit = unitInput("", "新用户的单位");
  const form = el("form", { class: "row" }, name, role, unit, el("button", { class: "primary" }, "添加"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    state.send("/users", { name: name.value, role: role.value, unit: unit.value });
  });
  return el("section", { class: "card stack", "aria-label": "添加用户" }, el("h2", {}, "添加用户"), form,
    el("p", { class: "calm small" }, "申报人看本单位的表，审核人看提交了的表，评价人看通过了的表，管理员管用户和政策原文。"));
}

function chores(state) {
  const line = el("div", { role: "status", class: "stack" });
  const begin = async (path, shown) => {
    try {
      fill(line, shown(await run(`${PATH}${path}`, { json: {} }, state.busy.show)));
    } catch (error) { toast(error.message, { bad: true }); } finally { state.busy.hide(); }
  };
  const audited = ({ problems, size }) => (problems.length
    ? [el("p", { class: "danger" }, `发现 ${problems.length} 处：`), problems.map((p) => el("p", {}, p))]
    : el("p", {}, `共 ${size} 条记录，没有被改过。`));
  return el("section", { class: "card stack", "aria-label": "数据" }, el("h2", {}, "数据"),
    el("div", { class: "row" }, el("button", { onclick: () => begin("/audit", audited) }, "核对审计链"),
      el("button", { onclick: () => begin("/backup", (found) => el("p", {}, found.line)) }, "立即备份"),
      el("a", { class: "button", href: "/?room=model" }, "模型设置"), el("a", { class: "button", href: "/?room=policy" }, "政策原文")), state.busy.node, line);
}

function usage(view) {
  return el("section", { class: "card stack", "aria-label": "用量" }, el("h2", {}, "大模型用量"), view.usage.length
    ? el("table", { class: "plain" }, el("thead", {}, el("tr", {}, ["用户", "模型", "提问", "请求", "词元"].map((w) => el("th", { scope: "col" }, w)))),
      el("tbody", {}, view.usage.map((u) => el("tr", {}, [u.who, u.model, u.questions, u.requests, u.tokens].map((c) => el("td", {}, String(c)))))))
    : el("p", { class: "calm" }, "还没有使用过大模型。"));
}
