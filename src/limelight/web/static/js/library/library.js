// The page of the library: filters in the address, the grid, what is done to many, looking at one.
import { byId, fetchPart, say } from "../dom.js";
import { icon } from "./cell.js";
import { startFolders } from "./folders.js";
import { Found, post } from "./found.js";
import { Grid } from "./grid.js";
import { startUploads } from "./upload.js";
import { start } from "./viewer.js";

const TYPING_MS = 250;

const form = /** @type {HTMLFormElement} */ (byId("library-filter"));
const page = byId("library");
const bar = byId("library-bar");
const viewer = /** @type {HTMLDialogElement} */ (byId("library-viewer"));
const viewed = byId("library-viewed");
const mayChange = page.dataset.mayChange === "yes";
const icons = page.dataset.icons ?? "";

const found = new Found(() => grid.drawSoon());
const grid = new Grid(byId("library-grid"), found, { open: (at) => look(at), chosen: () => showChosen(), mayDrag: mayChange }, icons);

/** The filter as the address says it: what is usual is left out. */
const wanted = () => {
  const usual = new Map([["mode", "words"], ["place", "shown"], ["sort", "newest"]]);
  const said = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const text = String(value).trim();
    if (!text || usual.get(name) === text) continue;
    const before = said.get(name);
    said.set(name, before ? `${before},${text}` : text);
  }
  return said;
};

const find = async () => {
  const said = wanted();
  history.replaceState(null, "", said.size ? `?${said}` : location.pathname);
  page.setAttribute("aria-busy", "true");
  try {
    await found.find(said);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    complain(error);
  }
  page.removeAttribute("aria-busy");
  const count = found.numbers.length;
  const place = said.get("place") === "trash" ? " in the trash" : "";
  byId("library-count").textContent = `${count.toLocaleString("en")} ${count === 1 ? "asset" : "assets"}${place}`;
  const isNarrowed = [...said.keys()].some((name) => name !== "sort");
  byId("library-empty").hidden = count > 0 || isNarrowed;
  byId("library-none").hidden = count > 0 || !isNarrowed;
  byId("library-grid").hidden = count === 0;
  showActive(said);
  grid.restart();
};

/** Every filter that is not to be seen above, as a chip that takes it away. @param {URLSearchParams} said */
const showActive = (said) => {
  const box = byId("library-active");
  box.replaceChildren();
  for (const name of ["character", "maker", "tag", "stars", "rating", "review", "since", "until", "place", "like"]) {
    if (!said.has(name)) continue;
    const field = /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));
    const label = field.closest("label")?.firstChild?.textContent ?? "Similar to one";
    const value = field instanceof HTMLSelectElement ? field.selectedOptions[0]?.text : field.type === "hidden" ? "" : field.value;
    const chip = document.createElement("button");
    chip.type = "button";
    chip.className = "chip";
    chip.append(`${label}${value ? `: ${value}` : ""} `, icon(icons, "x"));
    chip.setAttribute("aria-label", `Take away the filter ${label}`);
    chip.addEventListener("click", () => {
      if (field instanceof HTMLSelectElement) field.selectedIndex = 0;
      else field.value = "";
      find();
    });
    box.append(chip);
  }
  const tools = document.getElementById("library-trash-tools");
  if (said.get("place") === "trash" && tools instanceof HTMLTemplateElement) box.append(tools.content.cloneNode(true));
  box.hidden = !box.childElementCount;
  for (const button of bar.querySelectorAll("[data-in]")) {
    /** @type {HTMLElement} */ (button).hidden = button.getAttribute("data-in") !== (said.get("place") ?? "shown");
  }
};

const showChosen = () => {
  const count = grid.chosen.size;
  bar.hidden = count === 0;
  byId("library-chosen").textContent = `${count.toLocaleString("en")} chosen`;
};

/** @param {unknown} error */
const complain = (error) => {
  const toast = /** @type {HTMLTemplateElement} */ (byId("library-problem")).content.cloneNode(true);
  const said = /** @type {DocumentFragment} */ (toast).querySelector("strong");
  if (said) said.textContent = error instanceof Error ? error.message : "That did not work.";
  byId("toaster").append(toast);
};

/** Do one thing to what is chosen (or to the one in focus) and offer to undo it. @param {string} verb @param {string} [value] */
const change = async (verb, value = "") => {
  const numbers = grid.chosen.size ? [...grid.chosen] : grid.count ? [grid.numberAt(grid.at)] : [];
  if (!numbers.length || !mayChange) return;
  try {
    const done = await post("/library/change", { verb, value, numbers });
    offerUndo(done.said, done.undo_id);
    await refresh(verb, numbers);
  } catch (error) {
    complain(error);
  }
};

/** @param {string} said @param {string | null} undoId */
const offerUndo = (said, undoId) => {
  document.querySelectorAll("#toaster [data-undo]").forEach((one) => one.remove());
  const toast = /** @type {DocumentFragment} */ (/** @type {HTMLTemplateElement} */ (byId("library-toast")).content.cloneNode(true));
  const [item, words, undo] = [toast.querySelector("li"), toast.querySelector("strong"), toast.querySelector("form")];
  if (!item || !words || !undo) return;
  words.textContent = said;
  item.dataset.undo = undoId ?? "";
  if (!undoId) undo.remove();
  undo.addEventListener("submit", async (event) => {
    event.preventDefault();
    item.remove();
    try {
      const done = await post("/library/undo", { undo_id: undoId });
      offerUndo(done.said, null);
      found.forget();
      await Promise.all([find(), folders.refresh()]);
    } catch (error) {
      complain(error);
    }
  });
  byId("toaster").append(toast);
  say(`${said}. Press u to undo.`);
};

/** @param {string} verb @param {number[]} numbers */
const refresh = async (verb, numbers) => {
  const isMoved = verb === "move";
  if (verb === "delete" || verb === "restore" || (isMoved && wanted().has("folder"))) {
    grid.chosen.clear();
    await Promise.all([find(), folders.refresh()]);
  } else {
    found.forget(numbers);
    grid.draw();
    if (isMoved) await folders.refresh();
  }
};

/** Whether one thing is so of all that are chosen. */
const areFavourites = () => {
  const numbers = grid.chosen.size ? [...grid.chosen] : [grid.numberAt(grid.at)];
  return numbers.every((number) => found.cells.get(number)?.favourite);
};

/** Send what is chosen to an address, as a form would. @param {string} action */
const send = (action) => {
  const carrier = document.createElement("form");
  carrier.method = "post";
  carrier.action = action;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "numbers";
  field.value = [...grid.chosen].join();
  carrier.append(field);
  document.body.append(carrier);
  carrier.submit();
  carrier.remove();
};

bar.addEventListener("click", (event) => {
  const verb = event.target instanceof Element ? event.target.closest("[data-do]")?.getAttribute("data-do") : null;
  const tag = /** @type {HTMLInputElement | null} */ (document.getElementById("library-tag"));
  if (verb === "none") grid.chooseAll(false);
  else if (verb === "download") send("/library/zip");
  else if (verb === "share") send("/library/shares/new");
  else if (verb === "review") send("/reviews/assets");
  else if (verb === "favourite") change(areFavourites() ? "unfavourite" : "favourite");
  else if (verb === "tag" || verb === "untag") change(verb, tag?.value ?? "");
  else if (verb) change(verb);
});

bar.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
    event.preventDefault();
    change("tag", event.target.value);
  }
});

bar.addEventListener("change", async (event) => {
  const select = event.target;
  if (!(select instanceof HTMLSelectElement)) return;
  const value = select.value;
  select.selectedIndex = 0;
  if (select.id === "library-rate") change("rate", value);
  else if (value === "new") folders.nameNew();
  else change("move", value === "none" ? "" : value);
});

/** Look at one asset over the page. @param {number} at */
const look = async (at) => {
  if (at < 0 || at >= grid.count) return;
  grid.go(at);
  const cell = await found.cell(grid.numberAt(at));
  if (cell) await show(cell.id, `${cell.title}, ${at + 1} of ${grid.count}`);
};

/** @param {string} id @param {string} said */
const show = async (id, said) => {
  try {
    const part = await fetchPart(`/library/${id}/preview`);
    document.body.append(byId("toaster"));
    viewed.innerHTML = part;
  } catch (error) {
    complain(error);
    return;
  }
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn viewer-close";
  close.dataset.variant = "outline";
  close.dataset.size = "icon";
  close.setAttribute("aria-label", "Close");
  close.append(icon(icons, "x"));
  close.addEventListener("click", () => viewer.close());
  for (const [step, name, sign] of /** @type {[number, string, string][]} */ ([[-1, "Previous", "chevron-left"], [1, "Next", "chevron-right"]])) {
    const on = document.createElement("button");
    on.type = "button";
    on.className = "btn viewer-step";
    on.dataset.variant = "outline";
    on.dataset.size = "icon";
    on.dataset.step = String(step);
    on.disabled = grid.at + step < 0 || grid.at + step >= grid.count;
    on.setAttribute("aria-label", name);
    on.append(icon(icons, sign));
    on.addEventListener("click", () => look(grid.at + step));
    viewed.append(on);
  }
  // What lies under an open dialog can be neither seen nor pressed, so messages go along.
  viewed.append(close, byId("toaster"));
  if (!viewer.open) viewer.showModal();
  start(viewed);
  viewed.focus();
  /** @type {any} */ (window).htmx?.process(viewed);
  say(said);
};

viewer.addEventListener("close", () => {
  document.body.append(byId("toaster"));
  viewed.replaceChildren();
  grid.box.focus({ preventScroll: true });
});

viewer.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement || event.target instanceof HTMLMediaElement) return;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step) look(grid.at + step);
  else if (event.key === " ") viewer.close();
  else return;
  event.preventDefault();
});

grid.box.addEventListener("keydown", (event) => {
  if (grid.press(event)) event.preventDefault();
  else if (event.key === " ") look(grid.at);
  else if (event.key === "Enter") location.assign(`/library/${found.cells.get(grid.numberAt(grid.at))?.id}`);
  else if (event.key === "f") change(areFavourites() ? "unfavourite" : "favourite");
  else if (event.key === "Delete" || event.key === "Backspace") change(wanted().get("place") === "trash" ? "restore" : "delete");
  else if (/^[0-5]$/.test(event.key)) change("rate", event.key);
  else return;
  event.preventDefault();
});

/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;
form.addEventListener("input", (event) => {
  clearTimeout(typing);
  const isTyped = event.target instanceof HTMLInputElement && event.target.type === "search";
  typing = setTimeout(find, isTyped ? TYPING_MS : 0);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  find();
});

for (const button of document.querySelectorAll("[data-view]")) {
  button.addEventListener("click", () => {
    grid.view = button.getAttribute("data-view") === "list" ? "list" : "grid";
    localStorage.setItem("library-view", grid.view);
    showView();
    grid.restart();
  });
}

const showView = () => {
  for (const button of document.querySelectorAll("button[data-view]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-view") === grid.view));
  }
};

const folders = startFolders({ form, mayChange, grid, find, move: (folder) => change("move", folder), done: offerUndo, complain });
grid.view = localStorage.getItem("library-view") === "list" ? "list" : "grid";
showView();
if (mayChange) {
  startUploads({
    complain,
    folder: () => wanted().get("folder") ?? "",
    arrived: () => Promise.all([find(), folders.refresh()]),
    versioned: (asset, undoId) => {
      offerUndo("A new version", undoId);
      if (viewer.open) show(asset, "The new version");
    },
  });
}
find();
