// The playhead: where it stands, and its walk in step with the sound.
import { Sounds } from "./sound.js";

const RATES = [1, 1.5, 2];
const SOON_SECONDS = 0.5;

export class Player extends EventTarget {
  /** @param {import("./desk.js").Desk} desk @param {(seconds: number, isPlaying: boolean) => void} show */
  constructor(desk, show) {
    super();
    this.desk = desk;
    this.show = show;
    this.sounds = new Sounds(desk);
    this.seconds = 0;
    this.rate = 0;
    this.isHeard = false;
    this.began = 0;
    this.from = 0;
    this.scheduled = 0;
    this.walk = 0;
    desk.addEventListener("line", () => this.refresh());
  }

  get isPlaying() {
    return this.rate !== 0;
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.seconds = Math.min(this.desk.line.seconds, Math.max(0, seconds));
    if (this.isPlaying) void this.play(this.rate);
    else this.show(this.seconds, false);
  }

  /** What plays is changed: play on with it. */
  refresh() {
    this.seconds = Math.min(this.seconds, this.desk.line.seconds);
    if (this.isPlaying) void this.play(this.rate);
    else this.show(this.seconds, false);
  }

  toggle() {
    if (this.isPlaying) this.pause();
    else void this.play(1);
  }

  /** Play in a direction, faster each time. @param {1 | -1} way */
  faster(way) {
    const at = Math.sign(this.rate) === way ? RATES.indexOf(Math.abs(this.rate)) + 1 : 0;
    void this.play(way * (RATES[Math.min(at, RATES.length - 1)] ?? 1));
  }

  /** @param {number} rate */
  async play(rate) {
    if (rate > 0 && this.seconds >= this.desk.line.seconds - 0.05) this.seconds = 0;
    const wasPlaying = this.isPlaying;
    this.rate = rate;
    this.from = this.seconds;
    this.walk += 1;
    const { walk } = this;
    this.sounds.stop();
    // Backwards nothing is heard.
    this.isHeard = rate > 0 && (await this.sounds.ready());
    if (walk !== this.walk) return;
    if (this.isHeard) await this.sounds.play(this.from, rate);
    if (walk !== this.walk) return;
    this.began = this.clock();
    this.scheduled = this.from;
    if (!wasPlaying) this.dispatchEvent(new Event("state"));
    requestAnimationFrame(() => this.step(walk));
  }

  /** The sound card's time, or the page's where there is none. */
  clock() {
    return this.isHeard ? this.sounds.now : performance.now() / 1000;
  }

  /** @param {number} walk */
  step(walk) {
    if (walk !== this.walk || !this.isPlaying) return;
    this.seconds = Math.max(0, this.from + Math.max(0, this.clock() - this.began) * this.rate);
    const isOver = this.rate > 0 ? this.seconds >= this.desk.line.seconds : this.seconds <= 0;
    if (isOver) {
      this.seconds = Math.min(this.seconds, this.desk.line.seconds);
      this.pause();
      return;
    }
    if (this.isHeard && this.seconds - this.scheduled > SOON_SECONDS) {
      this.scheduled = this.seconds;
      this.sounds.schedule(this.seconds);
    }
    this.show(this.seconds, true);
    requestAnimationFrame(() => this.step(walk));
  }

  pause() {
    this.walk += 1;
    const wasPlaying = this.isPlaying;
    this.rate = 0;
    this.sounds.stop();
    this.show(this.seconds, false);
    if (wasPlaying) this.dispatchEvent(new Event("state"));
  }
}
