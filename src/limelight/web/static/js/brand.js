// The sample of a brand follows its form.

import { within } from "./dom.js";

const WAIT_MS = 300;
const SHOWN = ["accent", "captions", "name", "logo", "logo_corner", "logo_size", "logo_opacity", "font"];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

document.addEventListener("input", (event) => {
  if (!within(event.target, "#brand")) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    // The form may have come anew since, with what is wrong said in it.
    const form = /** @type {HTMLFormElement} */ (document.getElementById("brand"));
    const sample = /** @type {HTMLImageElement | null} */ (document.getElementById("brand-sample"));
    const told = new URLSearchParams();
    const typed = new FormData(form);
    for (const name of SHOWN) told.set(name, String(typed.get(name) ?? ""));
    if (sample) sample.src = `/brands/sample.png?${told}`;
  }, WAIT_MS);
});
