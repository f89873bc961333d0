// What several modules ask of the page.

/** The nearest element around where something happened. @param {EventTarget | null} target @param {string} selector @returns {HTMLElement | null} */
export const within = (target, selector) =>
  target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(selector)) : null;

/** An element that the shell always has. @param {string} id @returns {HTMLElement} */
export const byId = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};

/** Say something to those who listen to the page. @param {string} text */
export const say = (text) => {
  byId("said").textContent = text;
};

/** Open a dialog, unless it is. @param {string} id */
export const openDialog = (id) => {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
};

/** A part of a page from the server. @param {string} url @param {AbortSignal} [signal] */
export const fetchPart = async (url, signal) => {
  const answer = await fetch(url, { headers: { Accept: "text/html" }, ...(signal && { signal }) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
};

/** Say what went wrong where messages stand. @param {string} title @param {string} detail @returns {HTMLElement} */
export const complain = (title, detail) => {
  const template = /** @type {HTMLTemplateElement} */ (byId("no-answer"));
  const toast = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const [strong, words] = [toast.querySelector("strong"), toast.querySelector("p")];
  if (strong) strong.textContent = title;
  if (words) words.textContent = detail;
  const shown = /** @type {HTMLElement} */ (toast.firstElementChild);
  byId("toaster").append(toast);
  return shown;
};

/** Say what happened and offer what can be done about it; it stays until something is chosen.
 * @param {string} title @param {string} detail @param {Record<string, () => void>} choices */
export const offer = (title, detail, choices) => {
  const toast = complain(title, detail);
  toast.toggleAttribute("data-offer", true);
  const row = document.createElement("p");
  row.className = "toast-choices";
  for (const [label, act] of Object.entries(choices)) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "btn", textContent: label });
    button.dataset.variant = "outline";
    button.dataset.size = "sm";
    button.addEventListener("click", () => {
      toast.remove();
      act();
    });
    row.append(button);
  }
  toast.querySelector("div")?.append(row);
};

/** What a refusal says. @param {Response} answer @returns {Promise<{ type?: string, title: string, detail: string }>} */
export const problemOf = async (answer) => {
  const isProblem = answer.headers.get("content-type")?.includes("problem+json");
  return isProblem ? await answer.json() : { title: "The studio does not answer", detail: "Try again in a moment." };
};
