// 登录: name and password in, then to the place that was wanted.

import { post } from "./api.js";
import { setTheme } from "./theme.js";

const form = document.getElementById("form");
const line = document.getElementById("line");

/** The place that was wanted, on this page alone. */
function wanted() {
  const next = new URLSearchParams(location.search).get("next") || "/";
  return /^\/(\?|$)/.test(next) ? next : "/";
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  line.textContent = "";
  try {
    await post("/api/login", { name: form.username.value.trim(), password: form.password.value });
    location.replace(wanted());
  } catch (error) {
    line.textContent = error.message;
    form.password.value = "";
    form.password.focus();
    button.disabled = false;
  }
});
setTheme();
