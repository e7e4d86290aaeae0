// Requests to the page's own routes. Every failure becomes one Chinese line.

const LOST = "连不上程序。请确认它还在运行，再试一次；您填的内容还在。";

export class Refused extends Error {}

async function read(response) {
  const found = await response.json().catch(() => ({}));
  if (response.status === 401 && location.pathname !== "/login") location.assign(`/login?next=${encodeURIComponent(`/${location.search}`)}`);
  if (!response.ok) throw Object.assign(new Refused(found.error || LOST), { status: response.status });
  return found;
}

export async function request(path, { method = "GET", json, form, keepalive = false } = {}) {
  const options = { method, keepalive, credentials: "same-origin" };
  if (json !== undefined) Object.assign(options, { body: JSON.stringify(json), headers: { "Content-Type": "application/json" } });
  if (form) options.body = form;
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused(LOST);
  }
  return read(response);
}

export const get = (path) => request(path);
export const post = (path, json) => request(path, { method: "POST", json });

/** Work that may take long: begun, then looked at until it is done. `onStep(state, cancel)` hears of it. */
export async function run(path, options, onStep = () => {}) {
  return follow(await request(path, { method: "POST", ...options }), onStep);
}

/** Look at work that goes on until it is done. */
export async function follow(state, onStep = () => {}) {
  let found = state;
  while (!found.done) {
    const { job } = found;
    onStep(found, () => request(`/api/jobs/${job}`, { method: "DELETE" }).catch(() => {}));
    await new Promise((resolve) => { setTimeout(resolve, 250); });
    found = await get(`/api/jobs/${job}`);
  }
  if (found.error && !found.cancelled) throw new Refused(found.error);
  return found;
}

/** Save a file that a route gives. */
export async function download(path, method = "GET") {
  let response;
  try {
    response = await fetch(path, { method, credentials: "same-origin" });
  } catch {
    throw new Refused(LOST);
  }
  if (!response.ok) await read(response);
  const told = response.headers.get("Content-Disposition") || "";
  const name = decodeURIComponent(told.split("filename*=UTF-8''")[1] || "绩效表.docx");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
}

/** Files as a form to send. */
export function filesForm(files, fields = {}) {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
