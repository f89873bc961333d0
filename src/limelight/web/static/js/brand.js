// The sample of a brand follows its form.

const WAIT_MS = 300;
const SHOWN = ["accent", "captions", "name", "logo", "logo_corner", "logo_size", "logo_opacity", "font"];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("brand"));
const sample = /** @type {HTMLImageElement | null} */ (document.getElementById("brand-sample"));

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const told = new URLSearchParams();
    const typed = new FormData(form);
    for (const name of SHOWN) told.set(name, String(typed.get(name) ?? ""));
    if (sample) sample.src = `/brands/sample.png?${told}`;
  }, WAIT_MS);
});
