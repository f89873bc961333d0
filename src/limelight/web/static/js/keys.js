// Keys of the page: <button data-key="n"> is pressed by n, <a data-key="g c"> by g and then c, a field takes the focus.
import { openDialog, within } from "./dom.js";

const SEQUENCE_MS = 1200;
const TYPED = "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]";

let before = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let forgetting;

/** @param {string} first */
const remember = (first) => {
  before = first;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => (before = ""), SEQUENCE_MS);
};

/** What a key stands for now, the visible one of several. @param {string} keys */
const named = (keys) => {
  const all = [...document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)];
  return /** @type {HTMLElement | undefined} */ (all.find((one) => one.checkVisibility()) ?? all[0]);
};

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openDialog("palette");
    return;
  }
  if (within(event.target, TYPED) || document.querySelector("dialog[open]")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = (before && named(`${before} ${event.key}`)) || named(event.key);
  remember(document.querySelector(`[data-key^="${CSS.escape(event.key)} "]`) ? event.key : "");
  if (!target) return;
  event.preventDefault();
  if (target instanceof HTMLInputElement) target.focus();
  else target.click();
});
