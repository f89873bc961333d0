// The brief form keeps what is typed on the server, and fills in what a suggestion holds.

import { say, within } from "./dom.js";

const WAIT_MS = 900;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** What is being saved: saves go one after the other, each over the version of the one before. */
let saving = Promise.resolve();

const form = () => /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-brief]"));
const status = () => document.getElementById("draft-status");

/** @param {HTMLFormElement} from @param {string} name */
const field = (from, name) => /** @type {HTMLInputElement} */ (from.elements.namedItem(name));

/** @param {string} text */
const tell = (text) => {
  const shown = status();
  if (shown) shown.textContent = text;
};

const save = async () => {
  const from = form();
  if (!from) return;
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(from)) if (typeof value === "string") typed.append(name, value);
  if (!typed.get("text")?.trim() && !typed.get("draft")) return;
  try {
    const answer = await fetch("/production/briefs", { method: "POST", body: typed });
    if (!answer.ok) throw new Error(String(answer.status));
    const saved = await answer.json();
    field(from, "draft").value = saved.id;
    field(from, "draft_version").value = String(saved.version);
    history.replaceState(history.state, "", `/production/new?draft=${encodeURIComponent(saved.id)}`);
    tell(saved.is_own ? "Changed in another window: this one is kept as a brief of its own." : "Saved");
    if (saved.is_own) say("Changed in another window: this one is kept as a brief of its own.");
  } catch {
    tell("Not saved yet");
  }
};

const saveSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    saving = saving.then(save);
  }, WAIT_MS);
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
  if (within(event.target, "form[data-brief]")) clearTimeout(waiting);
});
