// Bringing files in: dropped on the page, a folder or an asset, or chosen; sent in pieces that go on where they broke off.
import "../../vendor/tus-js-client-4.3.1/tus.min.js";
import { within } from "../dom.js";
import { chosenFiles, droppedFiles } from "./dropped.js";

const PIECE_BYTES = 8_000_000;
const AT_ONCE = 2;
const RETRY_MS = [0, 1000, 3000, 8000];
const ARM_MS = 800;
const TELL_MS = 600;

/** @typedef {import("./dropped.js").Dropped} Dropped */
/** @typedef {{replaces?: string, folder?: string}} Where */
/** @typedef {Dropped & {where: Where, row: HTMLLIElement, upload?: any, isOver: boolean}} Sending */
/** @typedef {{arrived: () => void, versioned: (asset: string, undoId: string) => void, complain: (error: unknown) => void, folder: () => string}} Does */

/** @param {string} tag @param {string} name @param {string} [text] */
const make = (tag, name, text) => {
  const element = document.createElement(tag);
  element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
};

/** @param {string} label */
const button = (label) => {
  const made = /** @type {HTMLButtonElement} */ (make("button", "btn", label));
  made.type = "button";
  made.dataset.variant = "ghost";
  made.dataset.size = "sm";
  return made;
};

const makePanel = () => {
  const panel = make("section", "uploads");
  panel.setAttribute("aria-label", "Uploads");
  // Over dialogs too: a new version is dropped on what is looked at in one.
  panel.popover = "manual";
  const title = make("strong", "");
  title.setAttribute("role", "status");
  const basis = document.createElement("select");
  basis.setAttribute("aria-label", "Whose they are");
  for (const [value, label] of [["own", "My own work"], ["licensed", "Licensed"], ["public-domain", "Public domain"], ["consent", "The person agreed"]]) {
    basis.append(new Option(label, value));
  }
  const close = button("Close");
  close.addEventListener("click", () => panel.hidePopover());
  const list = make("ul", "");
  list.setAttribute("role", "list");
  const head = make("header", "");
  head.append(title, basis, close);
  panel.append(head, list);
  document.body.append(panel);
  return { panel, title, basis, list };
};

/** @param {Does} does */
export const startUploads = (does) => {
  const tus = /** @type {any} */ (window).tus;
  const { panel, title, basis, list } = makePanel();
  /** @type {Sending[]} */
  const all = [];
  let running = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let telling;

  const showTitle = () => {
    const over = all.filter((one) => one.isOver).length;
    title.textContent = over === all.length ? `${over} ${over === 1 ? "file" : "files"} done` : `${over} of ${all.length} done`;
  };

  const next = () => {
    while (running < AT_ONCE) {
      const one = all.find((other) => !other.upload && !other.isOver);
      if (!one) return;
      send(one);
    }
  };

  /** @param {Sending} one @param {string} said @param {string} tone @param {string} [asset] */
  const end = (one, said, tone, asset) => {
    if (one.isOver) return;
    one.isOver = true;
    if (one.upload) running -= 1;
    one.row.dataset.tone = tone;
    const status = one.row.querySelector("small");
    if (status && asset) {
      const link = /** @type {HTMLAnchorElement} */ (make("a", "", said));
      link.href = `/library/${asset}`;
      status.replaceChildren(link);
    } else if (status) status.textContent = said;
    one.row.querySelector("progress")?.remove();
    one.row.querySelector("button")?.remove();
    showTitle();
    next();
    if (tone !== "success") return;
    clearTimeout(telling);
    telling = setTimeout(does.arrived, TELL_MS);
  };

  /** @param {Sending} one */
  const send = (one) => {
    running += 1;
    const bar = one.row.querySelector("progress");
    const status = one.row.querySelector("small");
    const { name, type, size, lastModified } = one.file;
    const said = { ...one.where, ...(one.path && { path: one.path }) };
    /** @type {Record<string, string>} */
    const became = {};
    one.upload = new tus.Upload(one.file, {
      endpoint: "/library/uploads",
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_MS,
      removeFingerprintOnSuccess: true,
      // The same file sent to another place is another upload.
      fingerprint: async () => ["limelight", name, type, size, lastModified, JSON.stringify(said)].join("-"),
      metadata: { filename: name, basis: basis.value, ...said },
      /** @param {number} sent @param {number} total */
      onProgress: (sent, total) => {
        if (bar) bar.value = (100 * sent) / total;
        if (status) status.textContent = sent === total ? "Checking…" : `${Math.floor((100 * sent) / total)} %`;
      },
      /** @param {any} _request @param {any} answer */
      onAfterResponse: (_request, answer) => {
        for (const header of ["X-Asset", "X-Known", "X-Undo"]) became[header] = answer.getHeader(header) ?? "";
      },
      onSuccess: () => {
        const words = became["X-Undo"] ? "A new version" : became["X-Known"] ? "Was in the library already" : "In the library";
        end(one, words, "success", became["X-Asset"]);
        if (one.where.replaces && became["X-Undo"]) does.versioned(became["X-Asset"] ?? "", became["X-Undo"]);
      },
      /** @param {any} error */
      onError: (error) => {
        let words = "It could not be sent. Drop it again to go on where it broke off.";
        try {
          words = JSON.parse(error.originalResponse.getBody()).detail || words;
        } catch {
          // No answer, or not one of ours: the usual words.
        }
        end(one, words, "error");
      },
    });
    one.upload.findPreviousUploads().then((/** @type {any[]} */ earlier) => {
      if (earlier.length) one.upload.resumeFromPreviousUpload(earlier[0]);
      one.upload.start();
    }, does.complain);
  };

  /** @param {Dropped[]} files @param {Where} where */
  const take = (files, where) => {
    if (where.replaces && files.length !== 1) {
      does.complain(new Error("One file is the new version of one asset."));
      return;
    }
    for (const { file, path } of files) {
      const row = /** @type {HTMLLIElement} */ (make("li", ""));
      const bar = document.createElement("progress");
      bar.className = "bar";
      bar.max = 100;
      bar.value = 0;
      bar.setAttribute("aria-label", `Sending ${file.name}`);
      const cancel = button("Cancel");
      cancel.setAttribute("aria-label", `Cancel ${file.name}`);
      row.append(make("span", "", path + file.name), make("small", "", "Waiting"), bar, cancel);
      /** @type {Sending} */
      const one = { file, path, where, row, isOver: false };
      cancel.addEventListener("click", () => {
        one.upload?.abort(true).catch(() => {});
        end(one, "Cancelled", "info");
      });
      all.push(one);
      list.append(row);
    }
    if (!files.length) return;
    panel.hidePopover();
    panel.showPopover();
    showTitle();
    next();
  };

  document.addEventListener("change", (event) => {
    const chooser = event.target;
    if (!(chooser instanceof HTMLInputElement) || chooser.dataset.upload === undefined || !chooser.files) return;
    const replaces = chooser.dataset.upload;
    take(chosenFiles(chooser.files), replaces ? { replaces } : inFolder(does.folder()));
    chooser.value = "";
  });
  listenDrops(take, does);
};

/** @param {string} id @returns {Where} */
const inFolder = (id) => (id && id !== "none" ? { folder: id } : {});

/** Files over the page: on a folder they go there, on what is looked at they are its next version, and so on a cell one rests over. @param {(files: Dropped[], where: Where) => void} take @param {Does} does */
const listenDrops = (take, does) => {
  /** @type {HTMLElement | null} */
  let over = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let arming;
  /** @param {HTMLElement | null} now */
  const mark = (now) => {
    document.getElementById("library")?.toggleAttribute("data-over", now !== null && now.matches("#library, .cell:not([data-arms])"));
    if (now === over) return;
    clearTimeout(arming);
    over?.removeAttribute("data-arms");
    if (over?.dataset.folder !== undefined) over.removeAttribute("data-over");
    over = now;
    if (now?.matches(".viewer-stage")) now.dataset.arms = "Drop: a new version";
    else if (now?.dataset.folder !== undefined) now.setAttribute("data-over", "");
    else if (now?.matches(".cell")) arming = setTimeout(() => (now.dataset.arms = "Drop: a new version"), ARM_MS);
  };
  /** @param {DragEvent} event */
  const brings = (event) => event.dataTransfer?.types.includes("Files") ?? false;
  /** @param {DragEvent} event */
  const target = (event) => {
    const isOne = event.dataTransfer?.items.length === 1;
    return (isOne && (within(event.target, ".viewer-stage[data-id]") ?? within(event.target, ".cell[data-asset]"))) || within(event.target, "[data-folder]") || document.getElementById("library");
  };
  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => {
      if (!(event instanceof DragEvent) || !brings(event)) return;
      event.preventDefault();
      mark(target(event));
    });
  }
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) mark(null);
  });
  addEventListener("drop", async (event) => {
    if (!brings(event) || !event.dataTransfer) return;
    event.preventDefault();
    const place = target(event);
    const isArmed = place?.dataset.arms !== undefined;
    const replaces = isArmed ? (place?.dataset.id ?? place?.dataset.asset) : undefined;
    mark(null);
    const where = replaces ? { replaces } : inFolder(place?.dataset.folder ?? does.folder());
    if (!place) return;
    try {
      take(await droppedFiles(event.dataTransfer), where);
    } catch (error) {
      does.complain(error);
    }
  });
};
