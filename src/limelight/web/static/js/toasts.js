// Messages leave by themselves, errors later; a pointer or focus on them makes them stay.
const LASTS_MS = 6000;
const ERROR_LASTS_MS = 12000;
const UNDO_LASTS_MS = 30000;

const toaster = /** @type {HTMLElement} */ (document.getElementById("toaster"));

/** @param {Element} toast */
const leaveLater = (toast) => {
  if (toast.hasAttribute("data-offer")) return;
  const isError = toast.getAttribute("data-tone") === "error";
  const lasts = toast.querySelector("form") ? UNDO_LASTS_MS : isError ? ERROR_LASTS_MS : LASTS_MS;
  const leave = () => (toast.matches(":hover, :focus-within") ? setTimeout(leave, lasts) : toast.remove());
  setTimeout(leave, lasts);
};

/** Say the same once: a page that asks for several things hears several times that nobody answers. @param {Element} toast */
const dropSame = (toast) => {
  for (const other of [...toaster.children]) {
    if (other !== toast && !other.querySelector("form") && other.textContent === toast.textContent) other.remove();
  }
};

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node instanceof Element) {
        dropSame(node);
        leaveLater(node);
      }
    }
  }
}).observe(toaster, { childList: true });

// A page that came with a message is the answer to a form: say it, and let a reload show the page itself.
for (const toast of toaster.children) {
  leaveLater(toast);
  const here = toast.getAttribute("data-here");
  if (here) history.replaceState(null, "", here);
  const said = /** @type {HTMLElement} */ (document.getElementById("said"));
  setTimeout(() => (said.textContent = `${toast.querySelector("strong")?.textContent}. Press u to undo.`));
}

// <button data-toast="id"> shows the message in that template.
document.addEventListener("click", (event) => {
  const asks = event.target instanceof Element ? event.target.closest("[data-toast]") : null;
  const template = document.getElementById(asks?.getAttribute("data-toast") ?? "");
  if (template instanceof HTMLTemplateElement) toaster.append(template.content.cloneNode(true));
});

toaster.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest("[data-dismiss]")) target.closest(".toast")?.remove();
});

document.addEventListener("htmx:error", () => {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("no-answer"));
  toaster.append(template.content.cloneNode(true));
});
