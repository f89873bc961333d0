// Small behaviours any page may ask for by attributes: counting, saying a slider's value, filling in, copying, sending by keyboard.

import { within } from "./dom.js";

const SHOWN_MS = 2000;

/** Show how long a text is: <textarea data-counter="id" data-most="2000">. @param {HTMLTextAreaElement} area */
const count = (area) => {
  const output = document.getElementById(area.dataset.counter ?? "");
  if (!output) return;
  const length = area.value.trim().replace(/\s+/g, " ").length;
  const most = Number(area.dataset.most);
  output.textContent = `${length.toLocaleString("en")} / ${most.toLocaleString("en")}`;
  output.toggleAttribute("data-over", length > most);
};

const countAll = () =>
  document.querySelectorAll("textarea[data-counter]").forEach((area) => count(/** @type {HTMLTextAreaElement} */ (area)));

/** Put a text into a field: <button data-fill="id" data-value="..."> @param {HTMLElement} button */
const fill = (button) => {
  const field = document.getElementById(button.dataset.fill ?? "");
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
  field.value = button.dataset.value ?? "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
};

/** Say a slider's value: <input type="range" data-output="id"> @param {HTMLInputElement} slider */
const sayValue = (slider) => {
  const output = document.getElementById(slider.dataset.output ?? "");
  if (output) output.textContent = slider.value;
};

/** Copy a text, show it on the button and say it: <button data-copy="..."> @param {HTMLElement} button */
const copy = async (button) => {
  await navigator.clipboard.writeText(button.dataset.copy ?? "");
  const said = /** @type {HTMLElement} */ (document.getElementById("said"));
  button.setAttribute("data-copied", "");
  said.textContent = "Copied";
  setTimeout(() => {
    button.removeAttribute("data-copied");
    said.textContent = "";
  }, SHOWN_MS);
};

document.addEventListener("input", (event) => {
  if (event.target instanceof HTMLTextAreaElement) count(event.target);
  if (event.target instanceof HTMLInputElement && event.target.dataset.output) sayValue(event.target);
});

document.addEventListener("click", (event) => {
  const filler = within(event.target, "[data-fill]");
  if (filler) fill(filler);
  const copier = within(event.target, "[data-copy]");
  if (copier) copy(copier);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = within(event.target, "form[data-quick-send]");
  if (form instanceof HTMLFormElement) form.requestSubmit();
});

/** Say when a live page is cut off and when it is back: <p id="lost" data-says="..."> @param {boolean} isLost */
const sayLost = (isLost) => {
  const status = document.getElementById("lost");
  if (status) status.textContent = isLost ? (status.dataset.says ?? "") : "";
};

document.addEventListener("htmx:sse:error", () => sayLost(true));
document.addEventListener("htmx:sse:after:connection", () => sayLost(false));
// Shows a page of its own when the studio cannot be reached; browsers allow it over HTTPS and on the machine itself.
navigator.serviceWorker?.register("/offline.js").catch(() => undefined);

// Who leaves <form data-ask> with something changed in it is asked first.
let [isChanged, isSent] = [false, false];
document.addEventListener("input", (event) => {
  if (within(event.target, "form[data-ask]")) [isChanged, isSent] = [true, false];
});
document.addEventListener("submit", (event) => {
  if (within(event.target, "form[data-ask]")) isSent = true;
});
for (const came of ["htmx:error", "htmx:after:swap"]) document.addEventListener(came, () => (isSent = false));
window.addEventListener("beforeunload", (event) => {
  if (isChanged && !isSent && document.querySelector("form[data-ask]")) event.preventDefault();
});

document.addEventListener("htmx:after:swap", countAll);
countAll();
