// Voices and music are heard before they are chosen; files are uploaded, or taken from the library.
import "../vendor/tus-js-client-4.3.1/tus.min.js";

import { fetchPart, openDialog, problemOf, say, within } from "./dom.js";

const PIECE_BYTES = 8_000_000;
const RETRY_MS = [0, 1000, 3000];

/* ------ hearing ------ */

/** @type {HTMLAudioElement | undefined} */
let sounding;
/** @type {HTMLElement | undefined} */
let pressed;

const silence = () => {
  sounding?.pause();
  pressed?.setAttribute("aria-pressed", "false");
  pressed?.removeAttribute("aria-busy");
  pressed = undefined;
};

/** What a button plays: music in the tempo that is asked for. @param {HTMLElement} button */
const soundOf = (button) => {
  const url = button.dataset.play ?? "";
  const tempo = document.getElementById("music_tempo");
  const beats = tempo instanceof HTMLInputElement ? Number(tempo.value) : 0;
  return url.includes("/music.wav?") && beats ? `${url}&tempo=${encodeURIComponent(String(beats))}` : url;
};

/** @param {HTMLElement} button */
const play = async (button) => {
  const wasPressed = button === pressed;
  silence();
  if (wasPressed) return;
  pressed = button;
  button.setAttribute("aria-pressed", "true");
  button.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(soundOf(button), { headers: { Accept: "audio/*, application/problem+json" } });
    if (!answer.ok) throw new Error((await problemOf(answer)).detail);
    const url = URL.createObjectURL(await answer.blob());
    if (pressed !== button) return;
    button.removeAttribute("aria-busy");
    sounding = new Audio(url);
    sounding.addEventListener("ended", silence);
    await sounding.play();
  } catch (error) {
    if (pressed !== button) return;
    silence();
    say(error instanceof Error ? error.message : "It cannot be played.");
  }
};

/** Show music of a pace, or that is called or played like some words. @param {Element} group */
const sift = (group) => {
  const pace = group.querySelector('[data-pace][aria-pressed="true"]')?.getAttribute("data-pace") ?? "";
  const words = /** @type {HTMLInputElement | null} */ (group.querySelector("[data-mood-words]"))?.value.trim().toLowerCase() ?? "";
  const around = group.parentElement;
  let shown = 0;
  for (const card of around?.querySelectorAll("[data-mood]") ?? []) {
    const fits = (!pace || card.getAttribute("data-paced") === pace) && (card.getAttribute("data-mood") ?? "").toLowerCase().includes(words);
    // What is chosen stays in sight.
    card.toggleAttribute("hidden", !fits && !card.querySelector(":checked"));
    shown += fits ? 1 : 0;
  }
  around?.querySelector("[data-mood-none]")?.toggleAttribute("hidden", shown > 0);
};

/** The voices of the language that is chosen, and the character's own. @param {HTMLFormElement} form */
const refreshVoices = async (form) => {
  const typed = new FormData(form);
  const asked = new URLSearchParams();
  for (const name of ["language", "character", "voice"]) asked.set(name, String(typed.get(name) ?? ""));
  const box = form.querySelector("[data-voices]");
  const cards = await fetchPart(`/production/briefs/voices?${asked}`).catch(() => "");
  if (box && cards) box.innerHTML = cards;
};

/* ------ files ------ */

/** @typedef {{id: string, name: string, title: string, look: string, play: string}} Chosen */

/** The field whose file is being chosen. @type {HTMLElement | null} */
let choosing = null;

/** @param {HTMLElement} field @param {string} text */
const complainAt = (field, text) => {
  const problem = field.querySelector("[data-file-problem]");
  problem?.toggleAttribute("hidden", !text);
  const words = problem?.querySelector("span");
  if (words) words.textContent = text;
};

/** @param {HTMLElement} field @param {Chosen | null} chosen */
const show = (field, chosen) => {
  const value = /** @type {HTMLInputElement} */ (field.querySelector("input[type=hidden]"));
  const shown = /** @type {HTMLElement} */ (field.querySelector("[data-file-shown]"));
  const look = /** @type {HTMLImageElement} */ (shown.querySelector("img"));
  const player = /** @type {HTMLButtonElement} */ (shown.querySelector("[data-play]"));
  value.value = chosen?.name ?? "";
  shown.hidden = !chosen;
  look.hidden = !chosen?.look;
  if (chosen?.look) look.src = chosen.look;
  player.disabled = !chosen?.play;
  player.dataset.play = chosen?.play ?? "";
  const title = shown.querySelector("[data-file-title]");
  if (title) title.textContent = chosen?.title ?? "";
  complainAt(field, "");
  if (chosen && field.dataset.fileField === "music_file") preferOwnMusic();
  for (const kind of ["input", "change"]) value.dispatchEvent(new Event(kind, { bubbles: true }));
  say(chosen ? `${chosen.title} chosen` : "Removed");
};

const preferOwnMusic = () => {
  const own = document.querySelector('input[type=radio][name="music"][value="own"], input[data-sound="music"][value="own"]');
  if (own instanceof HTMLInputElement) own.checked = true;
};

/** Take a file of the library, unless it does not fit. @param {HTMLElement} field @param {string} asset */
const take = async (field, asset) => {
  const name = encodeURIComponent(field.dataset.fileField ?? "");
  const answer = await fetch(`/production/briefs/files/${encodeURIComponent(asset)}?field=${name}`, {
    headers: { Accept: "application/json, application/problem+json" },
  }).catch(() => null);
  if (answer?.ok) show(field, await answer.json());
  else complainAt(field, answer ? (await problemOf(answer)).detail : "The studio does not answer. Try again in a moment.");
};

/** @param {HTMLElement} field @param {File} file */
const upload = (field, file) => {
  const bar = /** @type {HTMLProgressElement} */ (field.querySelector("[data-file-bar]"));
  bar.hidden = false;
  complainAt(field, "");
  const sending = new /** @type {any} */ (window).tus.Upload(file, {
    endpoint: "/library/uploads",
    chunkSize: PIECE_BYTES,
    retryDelays: RETRY_MS,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name, basis: "own" },
    /** @param {number} sent @param {number} total */
    onProgress: (sent, total) => {
      bar.value = (100 * sent) / total;
    },
    /** @param {{lastResponse: {getHeader(name: string): string | undefined}}} over */
    onSuccess: async (over) => {
      bar.hidden = true;
      await take(field, over.lastResponse.getHeader("X-Asset") ?? "");
    },
    /** @param {any} error */
    onError: (error) => {
      bar.hidden = true;
      let said = "It could not be sent. Choose it again to go on where it broke off.";
      try {
        said = JSON.parse(error.originalResponse.getBody()).detail || said;
      } catch {
        // No answer, or not one of ours: the usual words.
      }
      complainAt(field, said);
    },
  });
  sending.start();
};

/** @param {string} field @param {URLSearchParams} [asked] */
const find = async (field, asked = new URLSearchParams()) => {
  asked.set("field", field);
  const body = document.getElementById("file-picker-body");
  if (!body) return;
  body.innerHTML = await fetchPart(`/production/briefs/files?${asked}`).catch(() => "<p>The studio does not answer. Try again in a moment.</p>");
  openDialog("file-picker");
};

/** @param {HTMLElement} button */
const more = async (button) => {
  const form = document.querySelector("[data-file-find]");
  if (!(form instanceof HTMLFormElement)) return;
  const asked = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  asked.set("field", form.dataset.field ?? "");
  asked.set("cursor", button.dataset.fileMore ?? "");
  const rows = await fetchPart(`/production/briefs/files?${asked}`).catch(() => "");
  if (rows) within(button, "li")?.insertAdjacentHTML("afterend", rows);
  if (rows) within(button, "li")?.remove();
};

document.addEventListener("click", (event) => {
  const button = within(event.target, "button");
  if (!button) return;
  const field = within(button, "[data-file-field]");
  if (button.dataset.play) play(button);
  else if (button.dataset.pace !== undefined) {
    for (const other of button.parentElement?.querySelectorAll("[data-pace]") ?? []) other.setAttribute("aria-pressed", String(other === button));
    if (button.parentElement) sift(button.parentElement);
  } else if (field && button.hasAttribute("data-file-remove")) show(field, null);
  else if (field && button.hasAttribute("data-file-library")) {
    choosing = field;
    find(field.dataset.fileField ?? "");
  } else if (button.dataset.fileMore) more(button);
  else if (button.dataset.fileId && choosing) {
    /** @type {HTMLDialogElement} */ (document.getElementById("file-picker")).close();
    take(choosing, button.dataset.fileId);
  }
});

document.addEventListener("change", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement)) return;
  const field = within(input, "[data-file-field]");
  if (field && input instanceof HTMLInputElement && input.hasAttribute("data-file-upload")) {
    if (input.files?.[0]) upload(field, input.files[0]);
    input.value = "";
  } else if (["language", "character"].includes(input.name) && input.form?.querySelector("[data-voices]")) refreshVoices(input.form);
});

document.addEventListener("input", (event) => {
  const words = within(event.target, "[data-mood-words]");
  if (words?.parentElement) sift(words.parentElement);
});

document.addEventListener("submit", (event) => {
  const form = within(event.target, "[data-file-find]");
  if (!(form instanceof HTMLFormElement)) return;
  event.preventDefault();
  find(form.dataset.field ?? "", new URLSearchParams(/** @type {any} */ (new FormData(form))));
});
