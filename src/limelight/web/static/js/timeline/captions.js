// The captions as a list: what is written when, what is hard to read, and how all of them look.
import { byId, say, within } from "../dom.js";
import { paintCaption } from "./lettering.js";
import { clock, one } from "./model.js";
import { merge, setText, shift, split, textOf, wordsIn, wordsOf } from "./wording.js";

const STEP = 0.1;
const SAMPLE = { width: 320, height: 120, room: 0.88, largest: 0.42 };

/** What is left of costumes over a style that is chosen: italics and underlines. @param {import("./model.js").Costume[]} wardrobe @returns {import("./model.js").Costume[]} */
const emphasised = (wardrobe) =>
  wardrobe.map(({ name, dress }) => ({ name, style: null, dress: { is_italic: dress.is_italic ?? null, is_underlined: dress.is_underlined ?? null } }));

export class Captions {
  /** @param {import("./desk.js").Desk} desk @param {import("./player.js").Player} player @param {Record<string, { shown: import("./desk.js").Shown, looks: import("./desk.js").Looks }>} samples */
  constructor(desk, player, samples) {
    this.desk = desk;
    this.player = player;
    this.samples = samples;
    this.list = byId("tl-cues");
    this.template = /** @type {HTMLTemplateElement} */ (byId("tl-cue"));
    desk.addEventListener("line", () => this.draw());
    desk.addEventListener("chosen", () => this.mark());
    this.list.addEventListener("change", (event) => this.write(event.target));
    this.list.addEventListener("click", (event) => this.act(event.target));
    this.list.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("focusin", (event) => {
      const at = this.at(event.target);
      if (at >= 0 && (desk.chosen?.track !== "captions" || desk.chosen.at !== at)) {
        desk.choose({ track: "captions", at });
        player.seek(one(desk.view.cues, at).start + 0.01);
      }
    });
    byId("tl-looks").addEventListener("change", (event) => {
      const { name, value } = /** @type {HTMLInputElement} */ (event.target);
      if (name === "captions") desk.keep({ ...desk.line, captions: value, dress: {}, wardrobe: emphasised(desk.line.wardrobe) }, "Caption style chosen");
      else desk.keep({ ...desk.line, caption_place: value }, "Captions moved");
    });
  }

  /** The number of the caption around something. @param {EventTarget | null} target */
  at(target) {
    const item = within(target, "li");
    return item ? [...this.list.children].indexOf(item) : -1;
  }

  draw() {
    const { view, line } = this.desk;
    while (this.list.children.length > view.cues.length) this.list.lastElementChild?.remove();
    while (this.list.children.length < view.cues.length) this.list.append(this.template.content.cloneNode(true));
    view.cues.forEach((cue, at) => this.dress(/** @type {HTMLElement} */ (this.list.children[at]), cue, at));
    for (const input of byId("tl-looks").querySelectorAll("input")) {
      input.checked = input.value === (input.name === "captions" ? line.captions : line.caption_place);
    }
    byId("tl-hard").textContent = this.told();
    this.mark();
  }

  told() {
    const { cues } = this.desk.view;
    const hard = cues.filter((cue) => cue.warnings.length).length;
    return hard ? `${cues.length} captions, ${hard} hard to read` : `${cues.length} captions`;
  }

  /** @param {HTMLElement} item @param {import("./desk.js").Cue} cue @param {number} at */
  dress(item, cue, at) {
    const { view } = this.desk;
    const words = wordsOf(view.timeline, cue);
    /** @param {string} part */
    const find = (part) => /** @type {HTMLElement} */ (item.querySelector(`[data-part="${part}"]`));
    const text = /** @type {HTMLTextAreaElement} */ (find("text"));
    const written = textOf(words, view.timeline.language);
    if (text !== document.activeElement || text.value === text.defaultValue) {
      text.defaultValue = written;
      text.value = written;
    }
    text.setAttribute("aria-label", `Caption ${at + 1}, ${clock(cue.start)}`);
    text.readOnly = !view.is_current;
    find("times").textContent = `${clock(cue.start)} – ${clock(cue.end)}`;
    find("speed").textContent = `${cue.characters_per_second.toFixed(0)} characters/s`;
    find("warnings").textContent = cue.warnings.join("; ");
    find("warnings").hidden = !cue.warnings.length;
    item.toggleAttribute("data-warned", cue.warnings.length > 0);
    find("merge").toggleAttribute("disabled", at === view.cues.length - 1 || !view.is_current);
    find("split").toggleAttribute("disabled", cue.count < 2 || !view.is_current);
    for (const part of ["split", "merge", "earlier", "later"]) {
      const button = find(part);
      button.setAttribute("aria-label", `${button.title}: caption ${at + 1}`);
    }
  }

  mark() {
    const { chosen } = this.desk;
    [...this.list.children].forEach((item, at) => {
      const isChosen = chosen?.track === "captions" && chosen.at === at;
      item.toggleAttribute("data-chosen", isChosen);
      if (isChosen && !this.list.contains(document.activeElement) && this.list.scrollHeight > this.list.clientHeight) {
        this.list.scrollTop = /** @type {HTMLElement} */ (item).offsetTop - this.list.offsetTop - 40;
      }
    });
  }

  /** Keep a text that was typed. @param {EventTarget | null} target */
  write(target) {
    const at = this.at(target);
    if (at < 0 || !(target instanceof HTMLTextAreaElement) || target.value.trim() === target.defaultValue) return;
    target.defaultValue = target.value.trim();
    this.desk.keep(setText(this.desk.view.timeline, one(this.desk.view.cues, at), target.value), "Caption changed");
  }

  /** @param {EventTarget | null} target */
  act(target) {
    const what = within(target, "button")?.dataset.part;
    const item = within(target, "li");
    const text = item?.querySelector("textarea");
    if (what && text) void this.change(this.at(target), what, text);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const text = event.target;
    if (!(text instanceof HTMLTextAreaElement) || event.isComposing) return;
    const [at, isAtStart] = [this.at(text), text.selectionStart === 0 && text.selectionEnd === 0];
    if (event.key === "Enter") {
      event.preventDefault();
      void this.change(at, "split", text);
    } else if (event.key === "Backspace" && isAtStart && at > 0) {
      event.preventDefault();
      void this.change(at - 1, "merge", text);
    } else if (event.key === "Escape") text.value = text.defaultValue;
  }

  /** @param {number} at @param {string} what @param {HTMLTextAreaElement} text */
  async change(at, what, text) {
    const { desk } = this;
    const before = text.value.slice(0, text.selectionStart);
    this.write(text);
    await desk.queue;
    const { timeline: line, cues } = desk.view;
    const cue = cues[at];
    if (!cue) return;
    if (what === "split") {
      const count = wordsIn(before, line.language).length;
      const word = count > 0 && count < cue.count ? count : Math.ceil(cue.count / 2);
      if (cue.count > 1) desk.keep(split(line, cues, at, word), "Caption split");
    } else if (what === "merge") {
      desk.keep(merge(line, cues, at), "Captions joined");
      await desk.queue;
      if (desk.view.cues.length === cues.length) say("They are too long for one caption.");
    } else {
      const moved = shift(line, cue, what === "earlier" ? -STEP : STEP);
      if (wordsOf(moved, cue)[0]?.start === wordsOf(line, cue)[0]?.start) say("The caption beside it leaves no room.");
      else desk.keep(moved, "Caption moved");
    }
  }

  /** A picture of every style, with words of this video. */
  drawLooks() {
    for (const canvas of byId("tl-looks").querySelectorAll("canvas")) {
      const sample = this.samples[canvas.dataset.style ?? ""];
      const pen = canvas.getContext("2d");
      if (!pen) continue;
      [canvas.width, canvas.height] = [SAMPLE.width, SAMPLE.height];
      const ground = pen.createLinearGradient(0, 0, SAMPLE.width, SAMPLE.height);
      ground.addColorStop(0, "#b2a08f");
      ground.addColorStop(1, "#46344a");
      pen.fillStyle = ground;
      pen.fillRect(0, 0, SAMPLE.width, SAMPLE.height);
      if (!sample) continue;
      const { shown, looks } = sample;
      const { width, height } = shown.box;
      const scale = Math.min((SAMPLE.width * SAMPLE.room) / width, (SAMPLE.height * SAMPLE.room) / height, (SAMPLE.height * SAMPLE.largest) / shown.size_px);
      const box = { x: (SAMPLE.width / scale - width) / 2, y: (SAMPLE.height / scale - height) / 2, width, height };
      const last = one(shown.words, shown.words.length - 1);
      const isTyped = looks[shown.wears]?.reveal === "letters";
      paintCaption(pen, { ...shown, box }, { seconds: isTyped ? (last.start + last.end) / 2 : last.end - 0.01, scale, fps: 30, looks });
    }
  }
}
