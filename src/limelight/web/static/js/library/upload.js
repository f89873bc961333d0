// Bringing files in: dropped anywhere on the page or chosen, sent in pieces that go on where they broke off.
import "../../vendor/tus-js-client-4.3.1/tus.min.js";

const PIECE_BYTES = 8_000_000;
const AT_ONCE = 2;
const RETRY_MS = [0, 1000, 3000, 8000];

/** @typedef {{file: File, row: HTMLLIElement, upload?: any, isOver: boolean}} Sending */

/** @param {string} tag @param {string} name @param {string} [text] */
const make = (tag, name, text) => {
  const element = document.createElement(tag);
  element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
};

/** @param {HTMLElement} page @param {() => void} arrived @param {(error: unknown) => void} complain */
export const startUploads = (page, arrived, complain) => {
  const tus = /** @type {any} */ (window).tus;
  const panel = make("section", "uploads");
  panel.setAttribute("aria-label", "Uploads");
  panel.hidden = true;
  const head = make("header", "");
  const title = make("strong", "");
  title.setAttribute("role", "status");
  const basis = document.createElement("select");
  basis.setAttribute("aria-label", "Whose they are");
  for (const [value, label] of [["own", "My own work"], ["licensed", "Licensed"], ["public-domain", "Public domain"], ["consent", "The person agreed"]]) {
    basis.append(new Option(label, value));
  }
  const close = make("button", "btn", "Close");
  close.dataset.variant = "ghost";
  close.dataset.size = "sm";
  /** @type {HTMLButtonElement} */ (close).type = "button";
  const list = make("ul", "");
  list.setAttribute("role", "list");
  head.append(title, basis, close);
  panel.append(head, list);
  document.body.append(panel);

  /** @type {Sending[]} */
  const all = [];
  let running = 0;

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

  /** @param {Sending} one @param {string} said @param {string} tone */
  const end = (one, said, tone) => {
    if (one.isOver) return;
    one.isOver = true;
    if (one.upload) running -= 1;
    one.row.dataset.tone = tone;
    const status = one.row.querySelector("small");
    if (status) status.textContent = said;
    one.row.querySelector("progress")?.remove();
    one.row.querySelector("button")?.remove();
    showTitle();
    next();
    if (tone === "success") arrived();
  };

  /** @param {Sending} one */
  const send = (one) => {
    running += 1;
    const bar = one.row.querySelector("progress");
    const status = one.row.querySelector("small");
    one.upload = new tus.Upload(one.file, {
      endpoint: "/library/uploads",
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_MS,
      removeFingerprintOnSuccess: true,
      metadata: { filename: one.file.name, basis: basis.value },
      /** @param {number} sent @param {number} total */
      onProgress: (sent, total) => {
        if (bar) bar.value = (100 * sent) / total;
        if (status) status.textContent = sent === total ? "Checking…" : `${Math.floor((100 * sent) / total)} %`;
      },
      onSuccess: () => end(one, "In the library", "success"),
      /** @param {any} error */
      onError: (error) => {
        let said = "It could not be sent. Drop it again to go on where it broke off.";
        try {
          said = JSON.parse(error.originalResponse.getBody()).detail || said;
        } catch {
          // No answer, or not one of ours: the usual words.
        }
        end(one, said, "error");
      },
    });
    one.upload.findPreviousUploads().then((/** @type {any[]} */ earlier) => {
      if (earlier.length) one.upload.resumeFromPreviousUpload(earlier[0]);
      one.upload.start();
    }, complain);
  };

  /** @param {Iterable<File>} files */
  const take = (files) => {
    for (const file of files) {
      const row = /** @type {HTMLLIElement} */ (make("li", ""));
      const bar = document.createElement("progress");
      bar.className = "bar";
      bar.max = 100;
      bar.value = 0;
      bar.setAttribute("aria-label", `Sending ${file.name}`);
      const cancel = make("button", "btn", "Cancel");
      cancel.dataset.variant = "ghost";
      cancel.dataset.size = "sm";
      cancel.setAttribute("type", "button");
      cancel.setAttribute("aria-label", `Cancel ${file.name}`);
      row.append(make("span", "", file.name), make("small", "", "Waiting"), bar, cancel);
      /** @type {Sending} */
      const one = { file, row, isOver: false };
      cancel.addEventListener("click", () => {
        one.upload?.abort(true).catch(() => {});
        end(one, "Cancelled", "info");
      });
      all.push(one);
      list.append(row);
    }
    panel.hidden = all.length === 0;
    showTitle();
    next();
  };

  close.addEventListener("click", () => (panel.hidden = true));
  const chooser = document.getElementById("library-files");
  chooser?.addEventListener("change", () => {
    if (chooser instanceof HTMLInputElement && chooser.files) take(chooser.files);
    if (chooser instanceof HTMLInputElement) chooser.value = "";
  });
  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => {
      if (!(event instanceof DragEvent) || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      page.toggleAttribute("data-over", true);
    });
  }
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) page.toggleAttribute("data-over", false);
  });
  addEventListener("drop", (event) => {
    page.toggleAttribute("data-over", false);
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
};
