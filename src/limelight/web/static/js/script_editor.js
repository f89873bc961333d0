// The script editor: every change is sent at once, one after the other, with the version it was made to.
import { complain, offer, problemOf, say, within } from "./dom.js";
import { Outbox, tried } from "./outbox.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

const editor = /** @type {HTMLElement} */ (document.getElementById("script-editor"));
const choices = /** @type {HTMLDialogElement} */ (document.getElementById("choices"));
const url = editor.dataset.url ?? "";
const SEPARATED_BY = /** @type {Record<string, RegExp>} */ ({ hashtags: /\s+/, subjects: /\s*,\s*/ });

const status = () => /** @type {HTMLElement} */ (document.getElementById("draft-status"));

/** @param {string} path @param {RequestInit} asked @returns {Promise<Response | null>} */
const ask = async (path, asked) => {
  try {
    const answer = await fetch(url + path, asked);
    if (answer.ok) return answer;
    const problem = await problemOf(answer);
    complain(problem.title, problem.detail);
  } catch {
    complain("The studio does not answer", "What you typed is still here. Try again in a moment.");
  }
  return null;
};

/** What is saved of a field. @param {Field} field */
const savedOf = (field) => {
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue.replace(/\r\n?/g, "\n");
  return ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value ?? "";
};

/** @param {Field} field @param {string} value */
const markSaved = (field, value) => {
  if (!(field instanceof HTMLSelectElement)) {
    const typed = field.value;
    field.defaultValue = value;
    field.value = typed;
    return;
  }
  const chosen = field.value;
  for (const one of field.options) one.defaultSelected = one.value === value;
  field.value = chosen;
};

/** The fields with something in them that is not saved. @returns {Field[]} */
const unsaved = () =>
  /** @type {Field[]} */ ([...editor.querySelectorAll("[data-field]")]).filter((field) => field.value !== savedOf(field));

/** Put what was typed and is not saved back into a page that came anew. @param {Field[]} fields */
const putBack = (fields) => {
  for (const { id, value } of fields) {
    const field = /** @type {Field | null} */ (document.getElementById(id));
    if (field && !field.hasAttribute("readonly") && !field.hasAttribute("disabled")) field.value = value;
  }
};

/** Put every element of `html` where the element of its id stands; keep focus and open details. @param {string} html */
const swap = (html) => {
  const focused = document.activeElement?.id;
  const opened = [...editor.querySelectorAll("[data-scene] details[open]")].map((one) => within(one, "[data-scene]")?.id);
  const isSoundOpen = document.getElementById("draft-sound")?.hasAttribute("open");
  const typed = unsaved();
  const caret = document.activeElement instanceof HTMLTextAreaElement ? document.activeElement.selectionEnd : null;
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const part of [...template.content.children]) document.getElementById(part.id)?.replaceWith(part);
  for (const id of opened) document.getElementById(id ?? "")?.querySelector("details")?.setAttribute("open", "");
  putBack(typed);
  if (isSoundOpen) document.getElementById("draft-sound")?.setAttribute("open", "");
  const again = focused ? document.getElementById(focused) : null;
  if (again && again !== document.activeElement) again.focus({ preventScroll: true });
  if (again instanceof HTMLTextAreaElement && caret !== null) again.setSelectionRange(caret, caret);
};

const outbox = new Outbox();
/** @type {Promise<void>} */
let queue = Promise.resolve();
/** What is on its way of each field, by its id. @type {Map<string, string>} */
const sending = new Map();
/** What was not taken of each field: sent again only when somebody says so, or types on. @type {Map<string, string>} */
const held = new Map();

/** @param {string} path @param {Record<string, unknown>} change */
const post = async (path, change) => {
  status().setAttribute("aria-busy", "true");
  const sent = await tried(url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "If-Match": status().dataset.version ?? "", Accept: "application/problem+json" },
    body: JSON.stringify(change),
  });
  status().removeAttribute("aria-busy");
  return sent;
};

/** What was typed into a field, over what was saved of it. @typedef {{ id: string, value: string, before: string }} Typed */

/** Show the script as somebody changed it meanwhile; what was typed stays, and where both changed the same the other's is shown too.
 * @param {Typed | null} typed @returns {Promise<import("./outbox.js").Again | "once more">} */
const meet = async (typed) => {
  const { answer, again } = await tried(url, { headers: { Accept: "text/html" } });
  if (!answer) return again;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const draft = page.getElementById("draft");
  if (!answer.ok || !draft) {
    complain("The script cannot be shown", "Copy what you typed, then load the page again.");
    return "";
  }
  const theirs = /** @type {Field | null} */ (typed && draft.querySelector(`#${CSS.escape(typed.id)}`));
  const theirValue = theirs ? savedOf(theirs) : "";
  swap(draft.outerHTML);
  const title = "The script was changed elsewhere";
  if (!typed) complain(title, "It is shown as it is now; what you did last was not done.");
  else if (!theirs) offer(title, `The scene is not there any more. You had typed: ${typed.value}`, { "I have read it": () => undefined });
  else if (theirValue === typed.before) return "once more";
  else if (theirValue !== typed.value) {
    const field = /** @type {Field} */ (document.getElementById(typed.id));
    field.value = typed.value;
    offer(title, `There it says: ${theirValue || "nothing"}`, {
      "Keep mine": () => saveField(/** @type {Field} */ (document.getElementById(typed.id))),
      "Take theirs": () => {
        const shown = /** @type {Field} */ (document.getElementById(typed.id));
        shown.value = savedOf(shown);
      },
    });
  }
  return "";
};

/** Send a change after those before it. @param {Record<string, unknown>} change @param {string} [path] @param {Typed | null} [typed] */
const send = (change, path = "", typed = null) => {
  queue = outbox.add(async () => {
    for (;;) {
      const { answer, again } = await post(path, change);
      if (!answer) return again;
      if (answer.status === 204) location.assign(answer.headers.get("Location") ?? "/production");
      else if (answer.ok) {
        const field = typed && /** @type {Field | null} */ (document.getElementById(typed.id));
        if (field && typed) markSaved(field, typed.value);
        if (typed && sending.get(typed.id) === typed.value) sending.delete(typed.id);
        swap(await answer.text());
        say(status().dataset.said ?? "");
      } else {
        const problem = await problemOf(answer);
        if (problem.type?.endsWith("production.draft-changed")) {
          const met = await meet(typed);
          if (met === "once more") continue;
          if (met) return met;
        } else complain(problem.title, problem.detail);
        if (typed) held.set(typed.id, typed.value);
        if (typed && sending.get(typed.id) === typed.value) sending.delete(typed.id);
      }
      return "";
    }
  });
  return queue;
};

/** @param {Field} field */
const saveField = (field) => {
  const name = field.dataset.field ?? "";
  const scene = within(field, "[data-scene]")?.dataset.scene;
  const separator = SEPARATED_BY[name];
  const value = separator ? field.value.split(separator).filter(Boolean) : field.value;
  const change = scene ? { do: "set-scene", scene, [name]: value } : { do: "set-script", [name]: value };
  held.delete(field.id);
  sending.set(field.id, field.value);
  return send(change, "", { id: field.id, value: field.value, before: savedOf(field) });
};

/** Save who speaks, or the music. @param {HTMLInputElement} field */
const saveSound = (field) => {
  const what = field.dataset.sound ?? "";
  if (what === "music") {
    const isMood = field.value !== "none" && field.value !== "own";
    // Music of one's own is chosen by choosing its file.
    const file = /** @type {HTMLInputElement | null} */ (document.querySelector('input[data-sound="file"]'))?.value;
    if (field.value === "own" && !file) {
      document.querySelector('[data-file-field="music_file"] [data-file-library]')?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      return undefined;
    }
    return send(isMood ? { do: "set-sound", music: "composed", mood: field.value } : { do: "set-sound", music: field.value });
  }
  if (what === "file") return send(field.value ? { do: "set-sound", file: field.value } : { do: "set-sound", music: "composed" });
  return send({ do: "set-sound", [what]: what === "voice" ? field.value : Number(field.value) });
};

/** Save what is typed and not left yet. */
const saveTyped = () => {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) saveLeft(field);
};

/** Save a field that is left with something new in it: one put back by the page tells of no change. @param {Field} field */
const saveLeft = (field) => {
  const isKnown = [sending, held].some((known) => known.get(field.id) === field.value);
  if (field.dataset.field && field.value !== savedOf(field) && !isKnown) saveField(field);
};

/** @param {HTMLElement} scene @param {number} place */
const move = (scene, place) => {
  if (place >= 0) send({ do: "move-scene", scene: scene.dataset.scene, place });
};

/** @type {Record<string, (button: HTMLElement, scene: HTMLElement | null) => void>} */
const DOES = {
  undo: () => send({ do: "undo" }),
  redo: () => send({ do: "redo" }),
  reset: () => send({ do: "reset" }),
  up: (_, scene) => scene && move(scene, Number(scene.dataset.place) - 1),
  down: (_, scene) => scene && move(scene, Number(scene.dataset.place) + 1),
  "lock-scene": (_, scene) => send({ do: "lock-scene", scene: scene?.dataset.scene, is_locked: !scene?.hasAttribute("data-locked") }),
  "add-scene": (_, scene) => addAfter(scene?.dataset.scene ?? ""),
  "remove-scene": (_, scene) => send({ do: "remove-scene", scene: scene?.dataset.scene }),
  "draw-scene": (button) => {
    choices.close();
    send({ do: "draw-scene", scene: button.dataset.scene, seed: Number(button.dataset.seed) });
  },
  "set-scene": (button) => {
    choices.close();
    const field = document.getElementById(`${button.dataset.scene}-narration`);
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.value = button.dataset.narration ?? "";
    saveField(field);
  },
};

/** A new scene, with the cursor in its line. @param {string} after */
const addAfter = async (after) => {
  const before = new Set([...editor.querySelectorAll("[data-scene]")].map((one) => one.id));
  await send({ do: "add-scene", after, narration: "…" });
  const added = [...editor.querySelectorAll("[data-scene]")].find((one) => !before.has(one.id));
  const line = added?.querySelector("textarea");
  line?.focus();
  line?.select();
};

/** A picture made now. @param {string} path @returns {Promise<string | null>} */
const drawn = async (path) => {
  const answer = await ask(path, { method: "POST", headers: { Accept: "application/problem+json" } });
  return answer && URL.createObjectURL(await answer.blob());
};

/** @param {HTMLElement} button */
const drawStill = async (button) => {
  const scene = within(button, "[data-scene]");
  button.setAttribute("aria-busy", "true");
  const source = await drawn(`/scenes/${scene?.dataset.scene}/picture`);
  button.removeAttribute("aria-busy");
  if (!source) return;
  const image = new Image();
  image.alt = button.getAttribute("aria-label")?.replace("Draw ", "") ?? "";
  image.src = source;
  button.replaceWith(image);
};

/** Show the next other takes, each as soon as it is drawn. @param {string} scene @param {string} after */
const showTakes = async (scene, after) => {
  const answer = await ask(`/scenes/${scene}/takes?after=${after}`, { headers: { Accept: "application/problem+json" } });
  if (!answer) return;
  swap(await answer.text());
  if (!choices.open) choices.showModal();
  for (const take of choices.querySelectorAll(".take")) {
    const source = await drawn(`/scenes/${scene}/picture?take=${take.getAttribute("data-take")}`);
    take.removeAttribute("aria-busy");
    if (!source) continue;
    const image = new Image();
    image.alt = "";
    image.src = source;
    take.querySelector(".skeleton")?.replaceWith(image);
  }
};

/** @type {HTMLAudioElement | undefined} */
let speaking;

/** @param {HTMLElement} button */
const listen = async (button) => {
  speaking?.pause();
  saveTyped();
  await queue;
  button.setAttribute("aria-busy", "true");
  const answer = await ask(`/scenes/${within(button, "[data-scene]")?.dataset.scene}/speech`, {
    method: "POST",
    headers: { Accept: "application/problem+json" },
  });
  button.removeAttribute("aria-busy");
  if (!answer) return;
  speaking = new Audio(URL.createObjectURL(await answer.blob()));
  await speaking.play();
};

/** @param {HTMLSelectElement} select */
const reword = async (select) => {
  const [how, scene] = [select.value, within(select, "[data-scene]")?.dataset.scene];
  select.value = "";
  await queue;
  select.setAttribute("aria-busy", "true");
  const answer = await ask(`/scenes/${scene}/wordings?how=${how}`, { method: "POST", headers: { Accept: "application/problem+json" } });
  select.removeAttribute("aria-busy");
  if (!answer) return;
  swap(await answer.text());
  choices.showModal();
};

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) return;
  if (field.dataset.field) saveLeft(field);
  else if (field instanceof HTMLInputElement && field.dataset.sound) saveSound(field);
  else if (field instanceof HTMLSelectElement && field.hasAttribute("data-reword") && field.value) reword(field);
});

document.addEventListener("click", (event) => {
  const button = within(event.target, "button");
  if (!button) return;
  const scene = within(button, "[data-scene]");
  if (button.dataset.do) DOES[button.dataset.do]?.(button, scene);
  else if (button.hasAttribute("data-make")) send({}, "/make");
  else if (button.hasAttribute("data-draw")) drawStill(button);
  else if (button.hasAttribute("data-listen")) listen(button);
  else if (button.hasAttribute("data-takes")) showTakes(scene?.dataset.scene ?? "", button.dataset.after ?? "0");
});

document.addEventListener("keydown", (event) => {
  const scene = within(event.target, "li[data-scene]");
  const isTyping = within(event.target, "input, textarea") !== null;
  if (event.altKey && scene && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    move(scene, Number(scene.dataset.place) + (event.key === "ArrowUp" ? -1 : 1));
  } else if ((event.ctrlKey || event.metaKey) && !isTyping && event.key.toLowerCase() === "z") {
    event.preventDefault();
    send({ do: event.shiftKey ? "redo" : "undo" });
  }
});

/** @type {HTMLElement | null} */
let dragged = null;

/** Where a scene dropped at a height would stand. @param {HTMLElement} over @param {number} y */
const placeAt = (over, y) => {
  const box = over.getBoundingClientRect();
  const after = y > box.top + box.height / 2 ? 1 : 0;
  const place = Number(over.dataset.place) + after;
  return Number(dragged?.dataset.place) < place ? place - 1 : place;
};

document.addEventListener("dragstart", (event) => {
  if (!within(event.target, "[data-handle]")) return;
  dragged = within(event.target, "li[data-scene]");
  if (dragged) event.dataTransfer?.setDragImage(dragged, 20, 20);
  dragged?.toggleAttribute("data-dragged", true);
});

document.addEventListener("dragover", (event) => {
  if (dragged && within(event.target, "#draft-scenes")) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const over = within(event.target, "li[data-scene]");
  if (!dragged || !over) return;
  event.preventDefault();
  const place = placeAt(over, event.clientY);
  if (place !== Number(dragged.dataset.place)) move(dragged, place);
});

document.addEventListener("dragend", () => {
  dragged?.removeAttribute("data-dragged");
  dragged = null;
});

document.addEventListener("focusout", (event) => {
  const field = event.target;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) saveLeft(field);
});

// What was refused is kept nowhere else.
window.addEventListener("beforeunload", (event) => {
  saveTyped();
  if (unsaved().some((field) => !sending.has(field.id))) event.preventDefault();
});
