// Passkeys: asks the studio what a device shall sign, has the browser ask the device, and brings the answer.
// A button or form with `data-passkey` says which of the three it is; its other data say what to tell people.

import { within } from "./dom.js";

/** @typedef {"sign-in" | "second" | "add"} Kind */

const WAYS = {
  "sign-in": { ask: "/accounts/passkey/begin", bring: "/accounts/passkey" },
  second: { ask: "/accounts/passkey/second/begin", bring: "/accounts/passkey/second" },
  add: { ask: "/accounts/me/passkeys/begin", bring: "/accounts/me/passkeys" },
};
const GENERAL = "The browser could not use a passkey.";
/** @type {Record<string, string>} */
const WORDS = {
  NotAllowedError: "No passkey was used: it was cancelled, or took too long.",
  InvalidStateError: "This device has a passkey of your account already.",
  SecurityError: "Passkeys do not work at this address.",
  TypeError: "The studio does not answer.",
};

/** What the studio answers, or throws what it says is wrong. @param {string} url @param {BodyInit} body @param {Record<string, string>} [headers] */
const ask = async (url, body, headers = {}) => {
  const answer = await fetch(url, { method: "POST", body, headers: { Accept: "application/json", ...headers } });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail ?? GENERAL);
  return told;
};

/** @param {Kind} kind @param {any} options */
const sign = async (kind, options) => {
  const found =
    kind === "add"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  if (!(found instanceof PublicKeyCredential)) throw new Error(GENERAL);
  return found.toJSON();
};

/** @param {HTMLElement} from @param {string} text */
const complain = (from, text) => {
  const place = document.getElementById(from.dataset.problem ?? "");
  if (!place) return;
  place.hidden = !text;
  const words = place.querySelector("span");
  if (words) words.textContent = text;
};

/** @param {HTMLElement} from @param {FormData} typed */
const use = async (from, typed) => {
  const kind = /** @type {Kind} */ (from.dataset.passkey);
  const { token = "", next = "/" } = from.dataset;
  if (token) typed.set("token", token);
  const options = await ask(WAYS[kind].ask, new URLSearchParams(/** @type {any} */ (typed)));
  const said = { credential: await sign(kind, options), token, next_url: next, name: String(typed.get("name") ?? "") };
  const { url } = await ask(WAYS[kind].bring, JSON.stringify(said), { "Content-Type": "application/json" });
  // The way on may be a place on this very page, which only a reload shows anew.
  if (new URL(url, location.href).pathname === location.pathname) location.reload();
  else location.assign(url);
};

/** @param {HTMLElement} from @param {FormData} typed */
const start = async (from, typed) => {
  const button = from instanceof HTMLFormElement ? from.querySelector("button") : from;
  complain(from, "");
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    complain(from, "This browser has no passkeys, or is too old for them.");
    return;
  }
  button?.setAttribute("aria-busy", "true");
  try {
    await use(from, typed);
  } catch (problem) {
    const found = problem instanceof Error || problem instanceof DOMException ? problem : new Error(GENERAL);
    complain(from, WORDS[found.name] ?? (found instanceof DOMException ? GENERAL : found.message));
  } finally {
    button?.removeAttribute("aria-busy");
  }
};

document.addEventListener("click", (event) => {
  const button = within(event.target, "button[data-passkey]");
  if (button) void start(button, new FormData());
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.dataset.passkey) return;
  event.preventDefault();
  void start(form, new FormData(form));
});
