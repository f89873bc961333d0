// Pages of characters: a portrait that follows the form, choosing many, dropping a card.

import { within } from "./dom.js";

const SKETCH_WAIT_MS = 180;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {AbortController | undefined} */
let drawing;
let shown = "";

/** What a portrait depends on, as one text. @param {HTMLFormElement} form */
const lookOf = (form) => {
  const data = new FormData(form);
  const drawn = form.querySelectorAll("[data-drawn] [name]");
  const names = [...drawn].map((one) => one.getAttribute("name") ?? "");
  return [...new Set([...names, "age_years"])].map((name) => `${name}=${data.get(name)}`).join("&");
};

/** Draw what is typed, unless it is drawn already. @param {HTMLFormElement} form */
const sketch = async (form) => {
  // Another form took its place while it waited; drawing now would stop what that one draws.
  if (!form.isConnected) return;
  const look = lookOf(form);
  const target = /** @type {HTMLElement | null} */ (form.querySelector("[data-sketch-target]"));
  const image = target?.querySelector("img");
  if (!target || !image) return;
  if (look === shown && image.getAttribute("src")) return;
  drawing?.abort();
  drawing = new AbortController();
  target.setAttribute("aria-busy", "true");
  const problem = /** @type {HTMLElement | null} */ (form.querySelector("[data-sketch-problem]"));
  try {
    const answer = await fetch(form.dataset.sketch ?? "", {
      method: "POST",
      body: new URLSearchParams(/** @type {any} */ (new FormData(form))),
      headers: { Accept: "image/png, application/problem+json" },
      signal: drawing.signal,
    });
    if (!answer.ok) throw new Error((await answer.json()).detail);
    const before = image.src;
    image.src = URL.createObjectURL(await answer.blob());
    if (before.startsWith("blob:")) URL.revokeObjectURL(before);
    shown = look;
    if (problem) problem.hidden = true;
    target.removeAttribute("aria-busy");
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    target.removeAttribute("aria-busy");
    if (problem) {
      problem.hidden = false;
      problem.textContent = error instanceof Error ? error.message : "The portrait could not be drawn.";
    }
  }
};

/** @param {HTMLFormElement} form */
const sketchSoon = (form) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => sketch(form), SKETCH_WAIT_MS);
};

const sketchNow = () => {
  const form = document.querySelector("form[data-sketch]");
  if (form instanceof HTMLFormElement) {
    shown = "";
    sketch(form);
  }
};

/** Show the bar while something is chosen. @param {HTMLFormElement} form */
const countChosen = (form) => {
  const count = form.querySelectorAll("input[name=ids]:checked").length;
  const bar = /** @type {HTMLElement | null} */ (form.querySelector("[data-bulk]"));
  const said = form.querySelector("[data-bulk-count]");
  if (bar) bar.hidden = count === 0;
  if (said) said.textContent = `${count} chosen`;
};

/** Name the dropped card and refuse one that is too large before it is sent. @param {HTMLInputElement} input */
const dropped = (input) => {
  const drop = /** @type {HTMLElement} */ (input.closest("[data-drop]"));
  const problem = drop.parentElement?.querySelector("[data-drop-problem]");
  const name = drop.querySelector("[data-drop-name]");
  const file = input.files?.[0];
  const isTooLarge = file !== undefined && file.size > Number(drop.dataset.most);
  if (name) name.textContent = file ? file.name : "Drop a card here";
  if (problem instanceof HTMLElement) {
    problem.hidden = !isTooLarge;
    problem.textContent = isTooLarge ? `${file.name} is too large for a card.` : "";
  }
  if (isTooLarge) input.value = "";
};

document.addEventListener("input", (event) => {
  const target = event.target;
  const form = within(target, "form[data-sketch]");
  if (form instanceof HTMLFormElement) sketchSoon(form);
});

document.addEventListener("change", (event) => {
  const form = within(event.target, "form[data-selection]");
  if (form instanceof HTMLFormElement) countChosen(form);
  if (event.target instanceof HTMLInputElement && event.target.type === "file" && within(event.target, "[data-drop]")) {
    dropped(event.target);
  }
});

// What is deleted leaves at once; the answer brings it back where it could not be done.
document.addEventListener("submit", (event) => {
  const leaving = within(event.target, "form[data-leaves]")?.closest("[data-leaving]");
  leaving?.toggleAttribute("data-gone", true);
});

document.addEventListener("reset", (event) => {
  if (event.target instanceof HTMLFormElement && event.target.matches("[data-selection]")) {
    const form = event.target;
    setTimeout(() => countChosen(form));
  }
});

for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    const drop = within(event.target, "[data-drop]");
    if (!drop) return;
    event.preventDefault();
    drop.toggleAttribute("data-over", true);
  });
}

document.addEventListener("dragleave", (event) => within(event.target, "[data-drop]")?.removeAttribute("data-over"));

document.addEventListener("drop", (event) => {
  const drop = within(event.target, "[data-drop]");
  if (!drop || !(event instanceof DragEvent)) return;
  event.preventDefault();
  drop.removeAttribute("data-over");
  const input = drop.querySelector("input[type=file]");
  if (input instanceof HTMLInputElement && event.dataTransfer?.files.length) {
    input.files = event.dataTransfer.files;
    dropped(input);
  }
});

document.addEventListener(
  "error",
  (event) => {
    if (event.target instanceof HTMLImageElement && within(event.target, ".portrait")) event.target.remove();
  },
  true,
);

document.querySelector(".page-tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
document.addEventListener("htmx:after:swap", sketchNow);
sketchNow();
