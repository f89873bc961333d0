// What is being edited, what is chosen, where the playhead stands; changes save themselves, one after the other.
import { complain, problemOf, say } from "../dom.js";
import { Outbox, tried } from "../outbox.js";

/**
 * @typedef {import("./model.js").Line} Line
 * @typedef {import("./model.js").Material} Material
 * @typedef {import("./model.js").Chosen} Chosen
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {import("./model.js").Word & { x: number, base: number, width: number, wears: string }} SetWord
 * @typedef {{ start: number, end: number, words: SetWord[], rows: Box[], ground: Box, name: Box | null, speaker: string, wears: string,
 *   level: number, size_px: number, box: Box }} Shown
 * @typedef {Record<string, import("./lettering.js").Look>} Looks
 * @typedef {{ start: number, end: number, first: number, count: number, lines: string[], characters_per_second: number, warnings: string[] }} Cue
 * @typedef {{ version: number, said: string, can_undo: boolean, can_redo: boolean, is_changed: boolean, is_current: boolean, is_ended: boolean,
 *   timeline: Line, shown: Shown[], looks: Looks, films: string[], written: { label: [number, number], title_top: number }, cues: Cue[] }} View
 */

const EDITED = ["seconds", "clips", "speech", "music", "effects", "words", "cue_starts", "dress", "wardrobe"];

export class Desk extends EventTarget {
  /** @param {string} url @param {View} view @param {Material[]} materials */
  constructor(url, view, materials) {
    super();
    this.url = url;
    this.view = view;
    /** The timeline as it is seen: ahead of the saved one while something is saved or dragged. */
    this.line = view.timeline;
    this.materials = new Map(materials.map((material) => [material.name, material]));
    /** @type {Chosen | null} */
    this.chosen = null;
    this.isLinked = true;
    this.isSticky = true;
    this.saving = 0;
    this.outbox = new Outbox();
    /** @type {Promise<void>} */
    this.queue = Promise.resolve();
    /** @type {{ line: Line, said: string } | null} */
    this.waiting = null;
  }

  /** @param {string} name */
  known = (name) => this.materials.get(name);

  /** How long a file lasts. @param {string} name */
  lasts = (name) => this.materials.get(name)?.seconds ?? Infinity;

  /** Tell those who show something: "line", "chosen" or "view" has changed. @param {"line" | "chosen" | "view"} what */
  tell(what) {
    this.dispatchEvent(new Event(what));
  }

  /** Show a timeline that is not decided yet, while something is dragged. @param {Line} line */
  show(line) {
    this.line = line;
    this.tell("line");
  }

  /** @param {Chosen | null} chosen */
  choose(chosen) {
    this.chosen = chosen;
    this.tell("chosen");
  }

  /** Keep a changed timeline. @param {Line} line @param {string} said */
  keep(line, said) {
    if (!this.view.is_current) return;
    this.line = line;
    this.tell("line");
    const isFirst = this.waiting === null;
    this.waiting = { line, said };
    if (isFirst) this.enqueue(() => this.save());
  }

  /** @param {() => Promise<import("../outbox.js").Again>} work */
  enqueue(work) {
    this.saving += 1;
    this.tell("view");
    this.queue = this.outbox.add(work).finally(() => {
      this.saving -= 1;
      this.tell("view");
    });
    return this.queue;
  }

  /** @returns {Promise<import("../outbox.js").Again>} */
  async save() {
    const wanted = this.waiting;
    this.waiting = null;
    if (!wanted) return "";
    const { line } = wanted;
    const edit = Object.fromEntries(EDITED.map((name) => [name, /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (line))[name]]));
    const wish = { edit, captions: line.captions, caption_place: line.caption_place, said: wanted.said };
    const again = await this.send("/state", "PUT", JSON.stringify(wish));
    // What was changed meanwhile holds what could not be sent.
    if (again) this.waiting ??= wanted;
    return again;
  }

  /** @param {"undo" | "redo" | "reset"} what */
  step(what) {
    return this.enqueue(() => this.send("/step", "POST", JSON.stringify({ do: what })));
  }

  /** Take the timeline of a file. @param {File} file */
  upload(file) {
    return this.enqueue(async () => this.send("/file", "PUT", await file.text()));
  }

  /** @param {string} path @param {string} method @param {string} body @returns {Promise<import("../outbox.js").Again>} */
  async send(path, method, body) {
    const headers = { "Content-Type": "application/json", "If-Match": String(this.view.version), Accept: "application/json, application/problem+json" };
    const { answer, again } = await tried(this.url + path, { method, headers, body });
    if (!answer) return again;
    if (answer.ok) {
      this.take((await answer.json()).view);
      say(this.view.said);
      return "";
    }
    const problem = await problemOf(answer);
    await this.load();
    complain(problem.title, problem.detail);
    return "";
  }

  /** Show what is saved. */
  async load() {
    this.waiting = null;
    const { answer } = await tried(`${this.url}/state`, { headers: { Accept: "application/json" } });
    if (answer?.ok) this.take((await answer.json()).view);
  }

  /** @param {View} view */
  take(view) {
    this.view = view;
    if (!this.waiting) this.line = view.timeline;
    if (this.chosen && !this.has(this.chosen)) this.chosen = null;
    this.tell("line");
    this.tell("chosen");
  }

  /** @param {Chosen} chosen */
  has({ track, at }) {
    const { line, view } = this;
    const counts = { pictures: line.clips.length, speech: line.speech.length, music: line.music ? 1 : 0, effects: line.effects.length, captions: view.cues.length };
    return at < counts[track];
  }
}
