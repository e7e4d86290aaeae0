// 设置: which model writes, and what would be sent to it. The key is never shown again.

import { get, post, request, run } from "./api.js";
import { account } from "./account.js";
import { busyLine, el, fill, toast } from "./dom.js";
import { setTop, themeButton } from "./main.js";

export async function modelRoom(host) {
  const view = await get("/api/model");
  setTop("设置", el("div", { class: "end" }, themeButton()));
  const busy = busyLine();
  const state = el("p", { role: "status" }, view.problem ? `${view.problem} ` : "", view.state);
  const field = (label, props) => { const input = el("input", props); return { input, node: el("label", { class: "field" }, el("span", {}, label), input) }; };
  const url = field("服务地址（OpenAI 兼容）", { placeholder: "https://api.deepseek.com/v1" });
  const name = field("模型名称", { placeholder: "deepseek-chat" });
  const key = field("密钥（只用于这次打开，不保存）", { type: "password", autocomplete: "off" });
  const use = async () => {
    try {
      const found = await run("/api/model", { json: { url: url.input.value, name: name.input.value, key: key.input.value } }, busy.show);
      key.input.value = "";
      fill(state, `${found.told} ${found.state}`);
    } catch (error) { toast(error.message, { bad: true }); } finally { busy.hide(); }
  };
  const dropModel = () => request("/api/model", { method: "DELETE" }).then((found) => fill(state, found.state), (error) => toast(error.message, { bad: true }));
  const text = el("textarea", { "aria-label": "要看的文字", rows: 3, placeholder: "把项目说明放在这里，看看会发送什么。" });
  const shown = el("div", { class: "stack", "aria-live": "polite" });
  const decide = (send) => post("/api/model/doubtful", { send }).then((found) => { fill(state, found.state); return look(); }, (error) => toast(error.message, { bad: true }));
  const doubts = (found) => !found.doubtful.length ? null : el("div", { class: "stack" },
    el("p", {}, `可能还有个人信息（${found.doubtful.length} 处），${found.sends ? "按您的选择原样发送" : "会一并遮盖"}：`),
    el("ul", {}, found.doubtful.map((said) => el("li", {}, said))),
    el("div", { class: "row" }, el("button", { onclick: () => decide(!found.sends) }, found.sends ? "改为一并遮盖" : "看过了，不是个人信息，原样发送")));
  const look = () => post("/api/model/preview", { text: text.value }).then((found) => fill(shown, el("p", {}, found.told),
    found.hidden.length ? el("ul", {}, found.hidden.map((h) => el("li", {}, `${h.said} → ${h.token}`))) : null, doubts(found), found.prompts.map((p) => el("pre", { class: "sent" }, p))), (error) => toast(error.message, { bad: true }));
  fill(host, el("div", { class: "form-grid" },
    el("section", { class: "card stack" }, el("h2", {}, "大模型（可选）"), state,
      view.allowed ? [url.node, name.node, key.node] : el("p", { class: "calm" }, "这里不能自己设置模型，请联系管理员。"),
      el("div", { class: "row" }, view.allowed ? el("button", { class: "primary", onclick: use }, "试用并启用") : null, view.allowed || !account().accounts ? el("button", { onclick: dropModel }, "改用规则起草") : null), busy.node),
    account().accounts ? passwordCard() : null,
    el("section", { class: "card stack" }, el("h2", {}, "看看会发送什么"), text, el("div", { class: "row" }, el("button", { onclick: look }, "查看")), shown)));
}

/** A new password for who is signed in; every other session of theirs is over. */
function passwordCard() {
  const field = (label, autocomplete) => { const input = el("input", { type: "password", autocomplete, required: true, maxlength: 200 }); return { input, node: el("label", { class: "field" }, el("span", {}, label), input) }; };
  const old = field("现在的密码", "current-password");
  const fresh = field("新密码（至少 10 个字符）", "new-password");
  const form = el("form", { class: "stack" }, el("h2", {}, "改密码"), old.node, fresh.node, el("div", { class: "row" }, el("button", {}, "改密码")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      toast((await post("/api/password", { old: old.input.value, new: fresh.input.value })).line);
      form.reset();
    } catch (error) { toast(error.message, { bad: true }); }
  });
  return el("section", { class: "card" }, form);
}
