// The brief form keeps what is typed on the server, and fills in what a suggestion holds.

import { say, within } from "./dom.js";
import { Outbox, tried } from "./outbox.js";

const WAIT_MS = 900;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** Saves go one after the other, each over the version of the one before. */
const outbox = new Outbox();
let [isAsked, isSent] = [false, false];

const form = () => /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-brief]"));
const status = () => document.getElementById("draft-status");

/** @param {HTMLFormElement} from @param {string} name */
const field = (from, name) => /** @type {HTMLInputElement} */ (from.elements.namedItem(name));

/** @param {string} text */
const tell = (text) => {
  const shown = status();
  if (shown) shown.textContent = text;
};

/** @returns {Promise<import("./outbox.js").Again>} */
const save = async () => {
  const from = form();
  isAsked = false;
  if (!from || isSent) return "";
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(from)) if (typeof value === "string") typed.append(name, value);
  if (!typed.get("text")?.trim() && !typed.get("draft")) return "";
  const { answer, again } = await tried("/production/briefs", { method: "POST", body: typed });
  if (!answer?.ok) {
    tell("Not saved yet");
    isAsked = again !== "";
    return again;
  }
  const saved = await answer.json();
  field(from, "draft").value = saved.id;
  field(from, "draft_version").value = String(saved.version);
  history.replaceState(history.state, "", `/production/new?draft=${encodeURIComponent(saved.id)}`);
  tell(saved.is_own ? "Changed in another window: this one is kept as a brief of its own." : "Saved");
  if (saved.is_own) say("Changed in another window: this one is kept as a brief of its own.");
  return "";
};

const saveNow = () => {
  clearTimeout(waiting);
  waiting = undefined;
  // What waits to be saved takes the form as it is then.
  if (isAsked) return;
  isAsked = true;
  void outbox.add(save);
};

const saveSoon = () => {
  isSent = false;
  clearTimeout(waiting);
  waiting = setTimeout(saveNow, WAIT_MS);
};

/** Fill fields by their names: <button data-choose='{"seconds": "30", "formats": ["9:16"]}'> @param {HTMLElement} button */
const choose = (button) => {
  const from = form();
  if (!from) return;
  for (const [name, value] of Object.entries(JSON.parse(button.dataset.choose ?? "{}"))) {
    const wanted = /** @type {string[]} */ ([]).concat(value);
    for (const one of from.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (one instanceof HTMLInputElement && (one.type === "checkbox" || one.type === "radio")) one.checked = wanted.includes(one.value);
      else if (one instanceof HTMLInputElement || one instanceof HTMLSelectElement) one.value = wanted[0] ?? "";
    }
  }
  from.dispatchEvent(new Event("input", { bubbles: true }));
};

document.addEventListener("input", (event) => {
  if (within(event.target, "form[data-brief]")) saveSoon();
});

document.addEventListener("click", (event) => {
  const chosen = within(event.target, "[data-choose]");
  if (chosen) choose(chosen);
});

// What is sent is no longer a draft: nothing may keep it again after that.
document.addEventListener("submit", (event) => {
  if (!within(event.target, "form[data-brief]")) return;
  clearTimeout(waiting);
  waiting = undefined;
  isSent = true;
});

window.addEventListener("beforeunload", (event) => {
  if (!waiting) return;
  saveNow();
  event.preventDefault();
});
