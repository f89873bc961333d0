// One frame of a timeline on a canvas, near enough to what will be rendered: pictures with their camera, changes, titles, captions.
import { Films } from "./films.js";
import { fontOf, paintCaption } from "./lettering.js";
import { one } from "./model.js";

/**
 * @typedef {import("./model.js").Clip} Clip
 * @typedef {import("./model.js").Line} Line
 * @typedef {CanvasRenderingContext2D} Pen
 */

const SHORT_SIDE = 540;
const KEPT = 16;
const CLOSER = 0.35;
const WIPE_SOFT = 0.12;

/** Half smooth, half even, as the renderer's camera. @param {number} share */
const eased = (share) => share * share * (3 - 2 * share);

export class Painter {
  /** @param {HTMLCanvasElement} canvas @param {import("./desk.js").Desk} desk @param {() => void} onLoaded */
  constructor(canvas, desk, onLoaded) {
    const { width_px, height_px } = desk.line;
    this.scale = SHORT_SIDE / Math.min(width_px, height_px);
    canvas.width = Math.round(width_px * this.scale);
    canvas.height = Math.round(height_px * this.scale);
    this.desk = desk;
    this.onLoaded = onLoaded;
    this.films = new Films(desk, onLoaded);
    this.rate = 0;
    this.pen = /** @type {Pen} */ (canvas.getContext("2d", { alpha: false }));
    this.layer = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(canvas.width, canvas.height).getContext("2d"));
    /** @type {Map<string, ImageBitmap | HTMLVideoElement | null>} */
    this.media = new Map();
  }

  /** The picture of a name, when it is there; asks for it otherwise. @param {string} name */
  picture(name) {
    const found = this.media.get(name);
    if (found !== undefined) {
      this.media.delete(name);
      this.media.set(name, found);
      return found;
    }
    this.media.set(name, null);
    this.load(name);
    for (const oldest of this.media.keys()) {
      if (this.media.size <= KEPT) break;
      this.media.delete(oldest);
    }
    return null;
  }

  /** @param {string} name */
  async load(name) {
    const url = this.desk.known(name)?.url;
    if (!url) return;
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
      const { width, height } = this.pen.canvas;
      const fit = Math.max(width / image.naturalWidth, height / image.naturalHeight) * 1.1;
      const resizeWidth = Math.min(image.naturalWidth, Math.round(image.naturalWidth * fit));
      this.media.set(name, await createImageBitmap(image, { resizeWidth, resizeQuality: "medium" }));
      this.onLoaded();
    } catch {
      // The place stays empty; rendering says what is wrong with it.
    }
  }

  /** A film, at the moment that a shot shows. @param {Clip} clip @param {number} since */
  film(clip, since) {
    const footage = clip.footage;
    if (!footage) return null;
    let video = this.media.get(footage.film);
    if (!(video instanceof HTMLVideoElement)) {
      video = document.createElement("video");
      video.muted = true;
      video.preload = "auto";
      video.src = this.desk.known(footage.film)?.url ?? "";
      video.addEventListener("seeked", this.onLoaded);
      video.addEventListener("loadeddata", this.onLoaded);
      this.media.set(footage.film, video);
    }
    const wanted = footage.start + since * footage.speed;
    if (Math.abs(video.currentTime - wanted) > 0.12 && !video.seeking) video.currentTime = wanted;
    return video.readyState >= 2 ? video : null;
  }

  /** @param {number} seconds @param {number} [rate] how fast it plays; 0 while it stands */
  paint(seconds, rate = 0) {
    const { line, view } = this.desk;
    this.rate = rate;
    const at = Math.max(0, line.clips.findLastIndex((clip) => clip.start <= seconds + 1e-6));
    const clip = one(line.clips, at);
    const [since, before] = [seconds - clip.start, line.clips[at - 1]];
    const share = before && clip.crossfade_seconds ? Math.min(1, since / clip.crossfade_seconds) : 1;
    const { pen } = this;
    if (before && share < 1) {
      this.shot(pen, before, seconds - before.start, line.clips[at]?.crossfade_seconds ?? 0);
      this.join(clip, since, eased(share));
    } else this.shot(pen, clip, since, line.clips[at + 1]?.crossfade_seconds ?? 0);
    // The next picture is there when its turn comes.
    const next = line.clips[at + 1];
    if (next?.picture && !next.footage) this.picture(next.picture);
    this.films.want(next);
    this.films.rest();
    this.title(clip, since);
    const how = { seconds, scale: this.scale, fps: line.fps, looks: view.looks };
    for (const caption of view.shown) if (caption.start <= seconds + 0.05 && seconds + 0.05 < caption.end) paintCaption(pen, caption, how);
    this.label(line.disclosure);
  }

  /** A shot with its camera. @param {Pen | OffscreenCanvasRenderingContext2D} pen @param {Clip} clip @param {number} since @param {number} tail */
  shot(pen, clip, since, tail) {
    const { width, height } = pen.canvas;
    const moving = clip.stage ? this.films.at(clip, since, this.rate) : null;
    if (pen === this.pen) this.pen.canvas.dataset.moving = moving && !moving.seeking ? "yes" : "no";
    if (moving) {
      pen.drawImage(moving, 0, 0, width, height);
      return;
    }
    const image = clip.footage ? this.film(clip, since) : clip.picture ? this.picture(clip.picture) : null;
    pen.fillStyle = "#16111d";
    pen.fillRect(0, 0, width, height);
    if (!image) return;
    const [wide, tall] = image instanceof HTMLVideoElement ? [image.videoWidth, image.videoHeight] : [image.width, image.height];
    const whole = clip.footage?.fit === "whole";
    const fit = (whole ? Math.min : Math.max)(width / wide, height / tall);
    let [zoom, x, y] = [1, 0, 0];
    if (!clip.footage) {
      const u = Math.min(1, Math.max(0, since / (clip.seconds + tail)));
      const share = 0.5 * u + 0.5 * eased(u);
      const [from, to] = [Math.max(1, clip.motion.zoom_from), Math.max(1, clip.motion.zoom_to)];
      zoom = from + (to - from) * share;
      const slack = [(wide * fit * zoom - width) / 2, (tall * fit * zoom - height) / 2];
      const unit = (Math.min(this.desk.line.width_px, this.desk.line.height_px) / 1080) * this.scale;
      const drift = [clip.motion.drift_x_px, clip.motion.drift_y_px].map((px, axis) => Math.max(-one(slack, axis), Math.min(one(slack, axis), px * unit)) * (2 * share - 1));
      [x, y] = [one(drift, 0), one(drift, 1)];
    }
    const [w, h] = [wide * fit * zoom, tall * fit * zoom];
    pen.drawImage(image, (width - w) / 2 + x, (height - h) / 2 + y, w, h);
  }

  /** The next shot over what is drawn. @param {Clip} clip @param {number} since @param {number} share */
  join(clip, since, share) {
    const { pen, layer } = this;
    const { width, height } = pen.canvas;
    layer.globalCompositeOperation = "source-over";
    this.shot(layer, clip, since, 0);
    pen.save();
    if (clip.transition === "slide") {
      const far = Math.round(share * width);
      pen.drawImage(pen.canvas, -far, 0);
      pen.drawImage(layer.canvas, width - far, 0);
    } else if (clip.transition === "wipe") {
      const reached = share * (1 + WIPE_SOFT);
      const edge = layer.createLinearGradient((reached - WIPE_SOFT) * width, 0, reached * width, 0);
      edge.addColorStop(0, "#000f");
      edge.addColorStop(1, "#0000");
      layer.globalCompositeOperation = "destination-in";
      layer.fillStyle = edge;
      layer.fillRect(0, 0, width, height);
      pen.drawImage(layer.canvas, 0, 0);
    } else {
      if (clip.transition === "zoom") {
        const zoom = 1 + CLOSER * share;
        pen.drawImage(pen.canvas, (width * (1 - zoom)) / 2, (height * (1 - zoom)) / 2, width * zoom, height * zoom);
      }
      pen.globalAlpha = share;
      pen.drawImage(layer.canvas, 0, 0);
    }
    pen.restore();
  }

  /** @param {Clip} clip @param {number} since */
  title(clip, since) {
    const words = clip.on_screen.trim();
    const share = Math.min(1, Math.max(0, since / 0.35), Math.max(0, (clip.seconds - since) / 0.22));
    if (!words || share <= 0) return;
    const { pen } = this;
    const unit = (Math.min(this.desk.line.width_px, this.desk.line.height_px) / 1080) * this.scale;
    const letters = { weight: 800, family: this.desk.line.branding.font };
    let px = 58 * unit;
    pen.save();
    pen.globalAlpha = share;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.font = fontOf(letters, px);
    const most = pen.canvas.width * 0.8;
    const wide = pen.measureText(words).width;
    if (wide > most) px *= most / wide;
    pen.font = fontOf(letters, px);
    const top = this.desk.view.written.title_top * this.scale;
    const w = Math.min(wide, most) + px * 1.24;
    const tall = px * 2.02;
    pen.fillStyle = "rgb(24 14 34 / 70%)";
    pen.beginPath();
    pen.roundRect((pen.canvas.width - w) / 2, top, w, tall, px * 0.6);
    pen.fill();
    pen.fillStyle = "#fff";
    pen.fillText(words, pen.canvas.width / 2, top + tall / 2);
    pen.restore();
  }

  /** @param {string} words */
  label(words) {
    if (!words.trim()) return;
    const { pen } = this;
    const unit = (Math.min(this.desk.line.width_px, this.desk.line.height_px) / 1080) * this.scale;
    const px = 27 * unit;
    pen.save();
    pen.font = `600 ${px}px "Caption inter", sans-serif`;
    pen.textBaseline = "middle";
    const [left, top] = this.desk.view.written.label;
    const [x, y] = [left * this.scale, top * this.scale];
    const w = pen.measureText(words).width + px * 1.24;
    pen.fillStyle = "rgb(16 10 24 / 67%)";
    pen.beginPath();
    pen.roundRect(x, y, w, px * 1.72, px * 0.86);
    pen.fill();
    pen.fillStyle = "#fff";
    pen.fillText(words, x + px * 0.62, y + px * 0.9);
    pen.restore();
  }
}
