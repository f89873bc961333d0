// The command palette: asks the server as one types; arrows choose, Enter opens, no pointer is needed.
import { byId, fetchPart, openDialog } from "./dom.js";

const WAIT_MS = 120;

const dialog = /** @type {HTMLDialogElement} */ (byId("palette"));
const words = /** @type {HTMLInputElement} */ (byId("palette-words"));
const list = byId("palette-list");

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {AbortController | undefined} */
let asking;

const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]:not([aria-disabled])")]);
const chosen = () => options().find((one) => one.getAttribute("aria-selected") === "true");

/** @param {HTMLElement | undefined} one */
const choose = (one) => {
  chosen()?.setAttribute("aria-selected", "false");
  one?.setAttribute("aria-selected", "true");
  one?.scrollIntoView({ block: "nearest" });
  if (one) words.setAttribute("aria-activedescendant", one.id);
  else words.removeAttribute("aria-activedescendant");
};

const find = async () => {
  asking?.abort();
  asking = new AbortController();
  list.setAttribute("aria-busy", "true");
  try {
    const query = new URLSearchParams({ q: words.value });
    list.innerHTML = await fetchPart(`${list.dataset.find}?${query}`, asking.signal);
    choose(options()[0]);
    list.removeAttribute("aria-busy");
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    list.removeAttribute("aria-busy");
    document.dispatchEvent(new CustomEvent("htmx:error"));
  }
};

const findSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, WAIT_MS);
};

/** "theme:dark" presses that choice, "open:keys" opens that dialog. @param {string} act */
const act = (act) => {
  const [what, which = ""] = act.split(":");
  dialog.close();
  if (what === "theme") document.querySelector(`[data-theme-choice="${CSS.escape(which)}"]`)?.dispatchEvent(new Event("click", { bubbles: true }));
  if (what === "open") openDialog(which);
};

dialog.addEventListener("beforetoggle", (event) => {
  if (event instanceof ToggleEvent && event.newState === "open") {
    words.value = "";
    find();
  }
});

words.addEventListener("input", findSoon);

words.addEventListener("keydown", (event) => {
  const all = options();
  const at = all.indexOf(/** @type {HTMLElement} */ (chosen()));
  const steps = /** @type {Record<string, number>} */ ({
    ArrowDown: (at + 1) % all.length,
    ArrowUp: (at - 1 + all.length) % all.length,
  });
  if (event.key === "Enter") {
    event.preventDefault();
    chosen()?.click();
  } else if (event.key in steps && all.length) {
    event.preventDefault();
    choose(all[steps[event.key] ?? 0]);
  }
});

list.addEventListener("pointermove", (event) => {
  const over = event.target instanceof Element ? event.target.closest("[role=option]") : null;
  if (over instanceof HTMLElement && over !== chosen() && !over.hasAttribute("aria-disabled")) choose(over);
});

list.addEventListener("click", (event) => {
  const one = event.target instanceof Element ? event.target.closest("[data-act]") : null;
  if (one instanceof HTMLElement) act(one.dataset.act ?? "");
});
