// Folders beside the grid: chosen, made, renamed, deleted, and moved by dragging or by keys.
import { byId, fetchPart, openDialog, say, within } from "../dom.js";
import { ask } from "./found.js";

const ASSETS = "application/x-limelight-assets";
const FOLDER = "application/x-limelight-folder";
const OPEN_AFTER_MS = 600;
const CLOSED = "library-closed-folders";

/**
 * @typedef {{
 *   form: HTMLFormElement, mayChange: boolean, grid: import("./grid.js").Grid,
 *   find: () => Promise<void>, move: (folder: string) => Promise<void>,
 *   done: (said: string, undoId: string | null) => void, complain: (error: unknown) => void,
 * }} Page
 */

/** @param {Page} page */
export const startFolders = (page) => {
  const chosenField = /** @type {HTMLInputElement} */ (page.form.elements.namedItem("folder"));
  /** Which folder was cut, to be put where one pastes. */
  let cut = "";
  /** What the dialogs act on. */
  let acted = "";
  let mode = "new";
  /** @type {Set<string>} */
  const closed = new Set(JSON.parse(localStorage.getItem(CLOSED) ?? "[]"));

  const tree = () => byId("folder-tree");
  const nodes = () => /** @type {HTMLElement[]} */ ([...tree().querySelectorAll("[role=treeitem]")]);
  /** @param {string} id */
  const node = (id) => nodes().find((one) => one.dataset.folder === id);
  const inSight = () => nodes().filter((one) => !one.hidden);
  /** @param {string} id */
  const isFolder = (id) => id !== "" && id !== "none";

  /** Hide what lies in closed folders. */
  const fold = () => {
    /** @type {Set<string>} */
    const hidden = new Set();
    for (const one of nodes()) {
      const id = one.dataset.folder ?? "";
      const parent = one.dataset.parent ?? "";
      one.hidden = parent !== "" && (hidden.has(parent) || closed.has(parent));
      if (one.hidden) hidden.add(id);
      if (one.hasAttribute("aria-expanded")) one.setAttribute("aria-expanded", String(!closed.has(id)));
    }
  };

  /** @param {string} id @param {boolean} isClosed */
  const turn = (id, isClosed) => {
    if (isClosed) closed.add(id);
    else closed.delete(id);
    localStorage.setItem(CLOSED, JSON.stringify([...closed]));
    fold();
  };

  /** The folders one can move things to, where they are offered. */
  const offer = () => {
    const folders = nodes().filter((one) => one.dataset.name !== undefined);
    for (const select of document.querySelectorAll("select[data-folders]")) {
      if (!(select instanceof HTMLSelectElement)) continue;
      for (const old of select.querySelectorAll("option[data-made]")) old.remove();
      const last = select.querySelector("[data-after]");
      for (const one of folders) {
        const depth = Number(one.getAttribute("aria-level")) - 1;
        const option = new Option(`${"\u2003".repeat(depth)}${one.dataset.name}`, one.dataset.folder);
        option.dataset.made = "";
        if (last) last.before(option);
        else select.append(option);
      }
    }
  };

  const refresh = async () => {
    const said = new URLSearchParams();
    for (const name of ["folder", "inner"]) {
      const value = new FormData(page.form).get(name);
      if (value) said.set(name, String(value));
    }
    const focused = document.activeElement instanceof HTMLElement && document.activeElement.closest("#folder-tree") ? document.activeElement.dataset.folder : undefined;
    const parsed = document.createElement("template");
    try {
      parsed.innerHTML = await fetchPart(`/library/folders?${said}`);
    } catch (error) {
      page.complain(error);
      return;
    }
    for (const id of ["folder-tree", "library-here"]) {
      const fresh = parsed.content.getElementById(id);
      if (fresh) byId(id).replaceWith(fresh);
    }
    fold();
    offer();
    if (focused !== undefined) focus(node(focused) ?? nodes()[0]);
  };

  /** @param {HTMLElement | undefined} one */
  const focus = (one) => {
    if (!one) return;
    for (const other of nodes()) other.tabIndex = other === one ? 0 : -1;
    one.focus();
  };

  /** @param {string} id */
  const choose = async (id) => {
    chosenField.value = id;
    byId("library-folders").hidePopover();
    page.grid.at = 0;
    await Promise.all([page.find(), refresh()]);
  };

  /** Ask for something and offer to undo it. @param {string} url @param {Record<string, string>} [values] */
  const act = async (url, values = {}) => {
    try {
      const answer = await ask(url, { method: "POST", body: new URLSearchParams(values) });
      const done = await answer.json();
      page.done(done.said, done.undo_id ?? null);
      return done;
    } catch (error) {
      page.complain(error);
      return null;
    }
  };

  /** @param {string} id @param {string} parent */
  const put = async (id, parent) => {
    if (id === parent || (await act(`/library/folders/${id}/place`, { parent })) === null) return;
    if (parent) turn(parent, false);
    await refresh();
  };

  /** @param {string} id */
  const remove = async (id) => {
    const parent = node(id)?.dataset.parent ?? "";
    if ((await act(`/library/folders/${id}/delete`)) === null) return;
    if (chosenField.value !== "" && !isThereWithout(id)) chosenField.value = parent;
    await Promise.all([page.find(), refresh()]);
  };

  /** Whether the chosen folder lies outside the one that goes. @param {string} id */
  const isThereWithout = (id) => {
    for (let at = chosenField.value; at; at = node(at)?.dataset.parent ?? "") if (at === id) return false;
    return true;
  };

  /** @param {string} what @param {string} id */
  const begin = (what, id) => {
    acted = id;
    mode = what;
    const field = /** @type {HTMLInputElement} */ (byId("folder-name"));
    if (what === "place") {
      offer();
      for (const option of /** @type {HTMLSelectElement} */ (byId("folder-place")).options) {
        option.disabled = option.value !== "" && !isOutside(option.value, id);
      }
      openDialog("library-place");
      return;
    }
    const name = node(id)?.dataset.name ?? "";
    field.value = what === "rename" ? name : "";
    byId("library-folder-title").textContent = what === "rename" ? "Rename the folder" : isFolder(id) ? `New folder in “${name}”` : "New folder";
    byId("library-folder-make").textContent = what === "rename" ? "Rename" : "Make it";
    openDialog("library-folder");
    field.select();
  };

  /** @param {string} id @param {string} of */
  const isOutside = (id, of) => {
    for (let at = id; at; at = node(at)?.dataset.parent ?? "") if (at === of) return false;
    return true;
  };

  const named = async () => {
    const name = /** @type {HTMLInputElement} */ (byId("folder-name")).value.trim();
    if (!name) return;
    if (mode === "rename") await act(`/library/folders/${acted}/name`, { name });
    else {
      const made = await act("/library/folders", { name, parent: isFolder(acted) ? acted : "" });
      if (made && isFolder(acted)) turn(acted, false);
      if (made && mode === "move") await page.move(made.id);
    }
    await refresh();
  };

  const listenTree = () => {
    document.addEventListener("click", (event) => {
      const turned = within(event.target, "[data-turn]");
      const place = within(event.target, "[data-folder]");
      const does = within(event.target, "[data-folder-do]")?.dataset.folderDo;
      if (does) {
        document.getElementById("folder-acts")?.hidePopover();
        if (does === "delete") remove(chosenField.value);
        else begin(does, chosenField.value);
      } else if (turned && place?.hasAttribute("aria-expanded")) {
        turn(place.dataset.folder ?? "", place.getAttribute("aria-expanded") === "true");
      } else if (place && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
        event.preventDefault();
        choose(place.dataset.folder ?? "");
      }
    });
    byId("library-folders").addEventListener("keydown", (event) => {
      const at = within(event.target, "[role=treeitem]");
      if (at && press(event, at)) event.preventDefault();
    });
  };

  /** @param {KeyboardEvent} event @param {HTMLElement} at */
  const press = (event, at) => {
    const id = at.dataset.folder ?? "";
    const all = inSight();
    const place = all.indexOf(at);
    const isOpen = at.getAttribute("aria-expanded");
    const rtl = getComputedStyle(at).direction === "rtl";
    const [into, out] = rtl ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const mayAct = page.mayChange && isFolder(id);
    if ((event.ctrlKey || event.metaKey) && mayAct && event.key === "x") {
      cut = id;
      say(`${at.dataset.name} is cut: go to a folder and press Control V`);
    } else if ((event.ctrlKey || event.metaKey) && page.mayChange && event.key === "v" && cut && id !== "none") {
      put(cut, id);
      cut = "";
    } else if (event.key === "ArrowDown") focus(all[place + 1]);
    else if (event.key === "ArrowUp") focus(all[place - 1]);
    else if (event.key === "Home") focus(all[0]);
    else if (event.key === "End") focus(all[all.length - 1]);
    else if (event.key === into && isOpen === "false") turn(id, false);
    else if (event.key === into && isOpen === "true") focus(all[place + 1]);
    else if (event.key === out && isOpen === "true") turn(id, true);
    else if (event.key === out) focus(node(at.dataset.parent ?? "") ?? at);
    else if (event.key === "Enter" || event.key === " ") choose(id);
    else if (event.key === "F2" && mayAct) begin("rename", id);
    else if (event.key === "Delete" && mayAct) remove(id);
    else return false;
    return true;
  };

  const listenDrag = () => {
    page.grid.box.addEventListener("dragstart", (event) => {
      const cell = within(event.target, ".cell");
      if (!cell || !event.dataTransfer) return;
      const at = Number(cell.dataset.place);
      if (!page.grid.chosen.has(page.grid.numberAt(at))) page.grid.choose(at, { shift: false, toggles: false });
      const count = page.grid.chosen.size;
      event.dataTransfer.setData(ASSETS, String(count));
      event.dataTransfer.effectAllowed = "move";
      const ghost = byId("library-ghost");
      ghost.textContent = `${count.toLocaleString("en")} ${count === 1 ? "asset" : "assets"}`;
      event.dataTransfer.setDragImage(ghost, 12, 12);
    });
    document.addEventListener("dragstart", (event) => {
      const one = within(event.target, "[data-folder][data-name]");
      if (!one || !event.dataTransfer || !page.mayChange) return;
      event.dataTransfer.setData(FOLDER, one.dataset.folder ?? "");
      event.dataTransfer.effectAllowed = "move";
    });
    /** @type {HTMLElement | null} */
    let over = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let opening;
    /** @param {HTMLElement | null} now */
    const mark = (now) => {
      if (now === over) return;
      over?.removeAttribute("data-over");
      clearTimeout(opening);
      over = now;
      now?.setAttribute("data-over", "");
      if (now?.getAttribute("aria-expanded") === "false") opening = setTimeout(() => turn(now.dataset.folder ?? "", false), OPEN_AFTER_MS);
    };
    /** Where what is dragged may be dropped. @param {DragEvent} event */
    const target = (event) => {
      const place = within(event.target, "[data-folder]");
      const id = place?.dataset.folder ?? "";
      const kinds = event.dataTransfer?.types ?? [];
      if (!place || !page.mayChange) return null;
      if (kinds.includes(ASSETS)) return id === "" ? null : place;
      return kinds.includes(FOLDER) && id !== "none" ? place : null;
    };
    document.addEventListener("dragover", (event) => {
      const place = target(event);
      if (place) event.preventDefault();
      mark(place);
    });
    document.addEventListener("dragend", () => mark(null));
    document.addEventListener("drop", async (event) => {
      const place = target(event);
      mark(null);
      if (!place) return;
      event.preventDefault();
      const id = place.dataset.folder ?? "";
      const folder = event.dataTransfer?.getData(FOLDER);
      if (folder) await put(folder, id);
      else await page.move(id === "none" ? "" : id);
    });
  };

  for (const [id, done] of /** @type {[string, () => void][]} */ ([
    ["library-folder", named],
    ["library-place", () => put(acted, /** @type {HTMLSelectElement} */ (byId("folder-place")).value)],
  ])) {
    document.getElementById(id)?.addEventListener("close", (event) => {
      const dialog = /** @type {HTMLDialogElement} */ (event.target);
      if (dialog.returnValue === "make") done();
      dialog.returnValue = "";
    });
  }
  listenTree();
  listenDrag();
  fold();
  offer();
  return { refresh, nameNew: () => begin("move", "") };
};
