// The tracks as one sees them: shots, sounds and captions as buttons where and as long as they are heard or seen.
import { byId } from "../dom.js";
import { clock, cutsOf, one, soundsOf } from "./model.js";

/**
 * @typedef {import("./model.js").TrackName} TrackName
 * @typedef {{ track: TrackName, at: number, start: number, end: number, label: string, name: string, picture?: string, isWarned?: boolean }} Item
 */

const LEAST_PPS = 4;
const MOST_PPS = 400;
const TICKS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300];
const TICK_PX = 64;
const NEAR_PX = 48;
/** @type {TrackName[]} */
const TRACKS = ["pictures", "speech", "music", "effects", "captions"];

export class Tracks {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.scroller = byId("tl-scroller");
    this.inner = byId("tl-inner");
    this.ruler = byId("tl-ruler");
    this.head = byId("tl-playhead");
    this.pps = 60;
    this.playhead = 0;
    desk.addEventListener("line", () => this.draw());
    desk.addEventListener("chosen", () => this.mark());
  }

  /** The whole in view. */
  fit() {
    const room = this.scroller.clientWidth - byId("tl-ruler").offsetLeft - 24;
    this.zoom(room / Math.max(1, this.desk.line.seconds) / this.pps);
  }

  /** Show more or less of it around the playhead. @param {number} by */
  zoom(by) {
    const seen = this.playhead * this.pps - this.scroller.scrollLeft;
    this.pps = Math.min(MOST_PPS, Math.max(LEAST_PPS, this.pps * by));
    this.draw();
    this.scroller.scrollLeft = this.playhead * this.pps - seen;
  }

  /** The moment under a place of the page. @param {number} x */
  moment(x) {
    return Math.max(0, (x - this.ruler.getBoundingClientRect().left) / this.pps);
  }

  draw() {
    const { line } = this.desk;
    this.inner.style.setProperty("--pps", `${this.pps}px`);
    this.inner.style.setProperty("--seconds", String(line.seconds));
    this.drawRuler(line.seconds);
    for (const track of TRACKS) {
      const row = byId(`tl-${track}`);
      const items = this.items(track);
      const whole = row.closest(".tl-row");
      if (whole instanceof HTMLElement) whole.hidden = !items.length && track === "effects";
      this.drawRow(row, items);
    }
    this.mark();
    this.place(this.playhead);
  }

  /** @param {number} seconds */
  drawRuler(seconds) {
    const step = TICKS.find((tick) => tick * this.pps >= TICK_PX) ?? 600;
    const count = Math.floor(seconds / step) + 1;
    const ticks = this.ruler.querySelector(".tl-ticks");
    if (!ticks) return;
    while (ticks.children.length > count) ticks.lastElementChild?.remove();
    while (ticks.children.length < count) ticks.append(document.createElement("span"));
    [...ticks.children].forEach((tick, at) => {
      if (!(tick instanceof HTMLElement)) return;
      tick.style.setProperty("--at", String(at * step));
      tick.textContent = clock(at * step).replace(/\.0$/, "");
    });
    this.ruler.setAttribute("aria-valuemax", String(seconds));
  }

  /** What stands on a track. @param {TrackName} track @returns {Item[]} */
  items(track) {
    const { line, view } = this.desk;
    if (track === "pictures") {
      const cuts = cutsOf(line);
      return line.clips.map((clip, at) => ({
        track,
        at,
        start: one(cuts, at),
        end: one(cuts, at + 1),
        name: clip.on_screen || clip.name,
        label: `Shot ${at + 1}, ${clip.name}`,
        ...(clip.picture && { picture: this.desk.known(clip.picture)?.url ?? "" }),
      }));
    }
    if (track === "captions") {
      return view.cues.map((cue, at) => ({
        track,
        at,
        start: cue.start,
        end: cue.end,
        name: cue.lines.join(" "),
        label: `Caption ${at + 1}, ${cue.lines.join(" ")}`,
        isWarned: cue.warnings.length > 0,
      }));
    }
    return soundsOf(line, track).map((sound, at) => ({
      track,
      at,
      start: sound.start,
      end: sound.start + sound.seconds,
      name: track === "speech" ? this.said(sound) : sound.name,
      label: sound.name,
    }));
  }

  /** The words of a sound. @param {import("./model.js").Sound} sound */
  said(sound) {
    const inside = this.desk.line.words.filter((word) => word.start >= sound.start - 0.01 && word.end <= sound.start + sound.seconds + 0.2);
    return inside.map((word) => word.text).join(" ") || sound.name;
  }

  /** @param {HTMLElement} row @param {Item[]} items */
  drawRow(row, items) {
    while (row.children.length > items.length) row.lastElementChild?.remove();
    while (row.children.length < items.length) row.append(made());
    items.forEach((item, at) => {
      const button = row.children[at];
      if (button instanceof HTMLElement) dress(button, item);
    });
  }

  /** Show what is chosen; each track is one stop of the Tab key. */
  mark() {
    const { chosen } = this.desk;
    for (const track of TRACKS) {
      const buttons = [...byId(`tl-${track}`).children];
      buttons.forEach((button, at) => {
        const isChosen = chosen?.track === track && chosen.at === at;
        button.setAttribute("aria-pressed", String(isChosen));
        const isStop = chosen?.track === track ? isChosen : at === 0;
        button.setAttribute("tabindex", isStop ? "0" : "-1");
      });
    }
  }

  /** Put the playhead somewhere; while it plays the view follows it. @param {number} seconds @param {boolean} [isFollowed] */
  place(seconds, isFollowed = false) {
    this.playhead = seconds;
    this.head.style.setProperty("--at", String(seconds));
    this.ruler.setAttribute("aria-valuenow", seconds.toFixed(2));
    this.ruler.setAttribute("aria-valuetext", clock(seconds));
    byId("tl-time").textContent = clock(seconds);
    if (isFollowed) this.follow();
  }

  follow() {
    const x = this.playhead * this.pps;
    const [left, wide] = [this.scroller.scrollLeft, this.scroller.clientWidth - this.ruler.offsetLeft];
    if (x < left || x > left + wide - NEAR_PX) this.scroller.scrollLeft = Math.max(0, x - NEAR_PX);
  }

  /** Where the drop of a dragged shot would put it. @param {number | null} seconds */
  showDrop(seconds) {
    const mark = byId("tl-drop");
    mark.hidden = seconds === null;
    if (seconds !== null) mark.style.setProperty("--at", String(seconds));
  }
}

const made = () => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tl-item";
  button.innerHTML = '<img alt="" hidden draggable="false"><span></span><i data-edge="start"></i><i data-edge="end"></i>';
  return button;
};

/** @param {HTMLElement} button @param {Item} item */
const dress = (button, item) => {
  button.dataset.track = item.track;
  button.dataset.at = String(item.at);
  button.toggleAttribute("data-warned", item.isWarned ?? false);
  button.style.setProperty("--at", String(item.start));
  button.style.setProperty("--lasts", String(item.end - item.start));
  button.setAttribute("aria-label", `${item.label}, ${clock(item.start)} to ${clock(item.end)}`);
  button.title = item.name;
  const [image, words] = [button.querySelector("img"), button.querySelector("span")];
  if (words && words.textContent !== item.name) words.textContent = item.name;
  if (!image) return;
  image.hidden = !item.picture;
  if (item.picture && image.getAttribute("src") !== item.picture) image.src = item.picture;
};
