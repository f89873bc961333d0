// What is not saved yet: sent in order, again until the studio takes it, and nobody leaves it behind without being asked.
import { byId } from "./dom.js";

const AGAIN_MS = 4000;
const SIGNED_OUT = 401;
const LATER = new Set([SIGNED_OUT, 408, 429, 502, 503, 504]);

/** Why something must be sent again; empty where it need not. @typedef {"" | "away" | "out"} Again */

/** Send something: the answer, or why it must be sent again. @param {string} url @param {RequestInit} asked
 * @returns {Promise<{ answer: Response, again: "" } | { answer: null, again: "away" | "out" }>} */
export const tried = async (url, asked) => {
  try {
    const answer = await fetch(url, asked);
    if (answer.status === SIGNED_OUT || answer.redirected) return { answer: null, again: "out" };
    return LATER.has(answer.status) ? { answer: null, again: "away" } : { answer, again: "" };
  } catch {
    return { answer: null, again: "away" };
  }
};

export class Outbox {
  constructor() {
    /** @type {{ work: () => Promise<Again>, done: () => void }[]} */
    this.waiting = [];
    this.isRunning = false;
    /** @type {Again} */
    this.trouble = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    for (const event of ["online", "focus"]) window.addEventListener(event, () => this.trouble && void this.run());
    window.addEventListener("beforeunload", (event) => {
      // One change on its way was sent before the page is left.
      if (this.trouble || this.waiting.length > 1 || (this.waiting.length && !navigator.onLine)) event.preventDefault();
    });
  }

  /** Do something after what came before it, again until it need not be. @param {() => Promise<Again>} work @returns {Promise<void>} */
  add(work) {
    return new Promise((done) => {
      this.waiting.push({ work, done });
      if (!this.trouble) void this.run();
    });
  }

  async run() {
    if (this.isRunning) return;
    this.isRunning = true;
    clearTimeout(this.timer);
    /** @type {Again} */
    let again = "";
    for (let first = this.waiting[0]; first && !again; first = this.waiting[0]) {
      again = await first.work();
      if (again) this.timer = setTimeout(() => this.run(), AGAIN_MS);
      else this.waiting.shift()?.done();
    }
    this.trouble = again;
    const unsaved = byId("unsaved");
    unsaved.hidden = !again;
    for (const part of unsaved.children) part.toggleAttribute("hidden", part.getAttribute("data-why") !== again);
    this.isRunning = false;
  }
}
