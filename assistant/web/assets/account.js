// Who is signed in, and the way out.

import { get, post } from "./api.js";
import { el } from "./dom.js";

let me = { name: "", accounts: false, role: "", is_admin: true, is_reviewer: true };

/** Who is at the page. */
export function account() { return me; }

account.load = async () => {
  try { me = await get("/api/me"); } catch { /* the first request of the room tells */ }
};

/** Name, role and 退出 at the end of the rail; nothing where there are no accounts. */
export function accountLine() {
  if (!me.accounts) return null;
  const out = async () => { await post("/api/logout", {}).catch(() => {}); location.assign("/login"); };
  return el("div", { class: "me" }, el("b", {}, me.name), el("span", { class: "calm role" }, me.role), el("button", { class: "link", onclick: out }, "退出"));
}
