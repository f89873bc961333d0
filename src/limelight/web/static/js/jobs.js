// The jobs drawer and the bell: follows what is being made, and how much was not seen, while the page is looked at, and goes on where it was when one comes back.
import { byId } from "./dom.js";

const RETRY_MS = 2000;
const LONGEST_RETRY_MS = 60_000;

const list = byId("jobs-list");
const lost = byId("jobs-lost");
/** @type {EventSource | undefined} */
let source;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let retrying;
let seen = "";
let wait = RETRY_MS;

/** @param {string} fragment */
const show = (fragment) => {
  const focused = list.contains(document.activeElement) ? document.activeElement?.closest("form, a") : null;
  const address = focused?.getAttribute("action") ?? focused?.getAttribute("href");
  list.innerHTML = fragment;
  const again = address ? list.querySelector(`[action="${CSS.escape(address)}"] button, a[href="${CSS.escape(address)}"]`) : null;
  if (again instanceof HTMLElement) again.focus();
  const count = list.firstElementChild?.getAttribute("data-count") ?? "0";
  if (list.dataset.count !== undefined && list.dataset.count !== count) document.body.dispatchEvent(new CustomEvent("limelight:jobs"));
  list.dataset.count = count;
  for (const badge of document.querySelectorAll("[data-jobs-count]")) {
    badge.textContent = count === "0" ? "" : count;
  }
};

// A browser opens few connections to one studio, so only the page that is looked at holds one.
const follow = () => {
  stop();
  if (document.hidden) return;
  source = new EventSource(`${list.dataset.events}?${new URLSearchParams({ after: seen })}`);
  source.addEventListener("open", () => {
    lost.textContent = "";
    wait = RETRY_MS;
  });
  source.addEventListener("message", (event) => {
    seen = event.lastEventId;
    show(event.data);
  });
  source.addEventListener("unread", (event) => {
    for (const badge of document.querySelectorAll("[data-unread-count]")) badge.textContent = event.data === "0" ? "" : event.data;
  });
  source.addEventListener("error", () => {
    lost.textContent = lost.dataset.says ?? "";
    if (source?.readyState !== EventSource.CLOSED) return;
    // Refused, perhaps because nobody is signed in: ask ever more rarely.
    retrying = setTimeout(follow, wait);
    wait = Math.min(2 * wait, LONGEST_RETRY_MS);
  });
};

const stop = () => {
  clearTimeout(retrying);
  source?.close();
};

document.addEventListener("visibilitychange", () => (document.hidden ? stop() : follow()));
window.addEventListener("pagehide", stop);
window.addEventListener("pageshow", (event) => event.persisted && follow());
follow();

// Stopping is asked for without leaving the page.
list.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  form.querySelector("button")?.setAttribute("aria-busy", "true");
  const answer = await fetch(form.action, { method: "POST", headers: { Accept: "text/html" }, redirect: "manual" }).catch(() => null);
  if (!answer || (answer.status >= 400 && answer.type !== "opaqueredirect")) document.dispatchEvent(new CustomEvent("htmx:error"));
});
