// Drawn shots as they will move: small films by the renderer, fetched when they are needed and kept while they are of use.

const KEPT = 8;
const LATE_SECONDS = 0.12;

/**
 * @typedef {{ video: HTMLVideoElement, isReady: boolean, url: string }} Film
 */

export class Films {
  /** @param {import("./desk.js").Desk} desk @param {() => void} onLoaded */
  constructor(desk, onLoaded) {
    this.desk = desk;
    this.onLoaded = onLoaded;
    /** @type {Map<string, Film | null>} */
    this.films = new Map();
    /** The key of the last film of a drawing: shown while a change of it is not saved yet. @type {Map<string, string>} */
    this.last = new Map();
    /** @type {Set<HTMLVideoElement>} */
    this.used = new Set();
    this.leaving = new AbortController();
    addEventListener("pagehide", () => this.leaving.abort());
  }

  /** The key of a shot's film; nothing for what is no drawing. @param {import("./model.js").Clip} clip */
  key(clip) {
    if (!clip.stage || clip.footage) return "";
    const at = this.desk.view.timeline.clips.indexOf(clip);
    const key = at < 0 ? (this.last.get(clip.stage) ?? "") : (this.desk.view.films[at] ?? "");
    if (at >= 0 && this.films.get(key)?.isReady) this.last.set(clip.stage, key);
    return key;
  }

  /** Have a film fetched, where it is not yet. @param {import("./model.js").Clip | undefined} clip */
  want(clip) {
    const key = clip ? this.key(clip) : "";
    if (key && !this.films.has(key)) void this.load(key);
    return key;
  }

  /** The film of a shot at a moment; null as long as it is not there. @param {import("./model.js").Clip} clip @param {number} since @param {number} rate */
  at(clip, since, rate) {
    let film = this.films.get(this.want(clip));
    // Until the film of what was just changed is there, the one before it is better than none.
    if (!film?.isReady) film = this.films.get(this.last.get(clip.stage ?? "") ?? "");
    if (!film?.isReady) return null;
    const { video } = film;
    this.used.add(video);
    const wanted = Math.min(Math.max(0, since), Math.max(0, video.duration - 0.01));
    const isPlayed = rate > 0 && wanted < video.duration - 0.05;
    if (isPlayed && video.playbackRate !== rate) video.playbackRate = rate;
    const late = Math.abs(video.currentTime - wanted);
    if (!video.seeking && late > (isPlayed ? LATE_SECONDS : 0.02)) video.currentTime = wanted;
    if (isPlayed && video.paused) void video.play().catch(() => undefined);
    if (!isPlayed && !video.paused) video.pause();
    return video;
  }

  /** Let films that were not shown in this frame stand still. */
  rest() {
    for (const film of this.films.values()) if (film?.isReady && !this.used.has(film.video) && !film.video.paused) film.video.pause();
    this.used.clear();
  }

  /** @param {string} key */
  async load(key) {
    this.films.set(key, null);
    try {
      const answer = await fetch(`${this.desk.url}/shots/${key}.mp4`, { signal: this.leaving.signal });
      if (answer.status !== 200) return;
      const url = URL.createObjectURL(await answer.blob());
      const video = document.createElement("video");
      video.muted = true;
      video.playsInline = true;
      video.preload = "auto";
      const film = { video, isReady: false, url };
      this.films.set(key, film);
      video.addEventListener("seeked", this.onLoaded);
      video.addEventListener("loadeddata", () => {
        film.isReady = true;
        this.onLoaded();
      });
      video.src = url;
      this.drop();
    } catch {
      // The shot stands still; rendering says what is wrong with it.
    }
  }

  /** Let go of what was not asked for of late, except what is shown now. */
  drop() {
    const wanted = new Set([...this.desk.view.films, ...this.last.values()]);
    for (const [key, film] of this.films) {
      if (this.films.size <= KEPT) return;
      if (film && (!wanted.has(key) || !this.used.has(film.video))) {
        URL.revokeObjectURL(film.url);
        this.films.delete(key);
      }
    }
  }
}
