// Films and sounds: what is where, frames one by one, speed, loops, captions; keys do all of it.

const SPEEDS = [0.25, 0.5, 1, 1.5, 2];
const SKIP_SECONDS = 5;

/** What is where in a film: moving over the strip goes there. @param {HTMLElement} stage */
const scrubbing = (stage) => {
  const strip = /** @type {HTMLElement | null} */ (stage.querySelector(".strip"));
  const video = stage.querySelector("video");
  const url = strip?.dataset.strip;
  if (!strip || !video || !url) return;
  if (strip.dataset.ratio) strip.style.aspectRatio = strip.dataset.ratio;
  const picture = new Image();
  picture.addEventListener("load", () => {
    strip.style.backgroundImage = `url("${url}")`;
    strip.toggleAttribute("data-there", true);
  });
  picture.src = url;
  /** @param {PointerEvent} event */
  const go = (event) => {
    const place = strip.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - place.left) / place.width));
    if (Number.isFinite(video.duration)) video.currentTime = share * video.duration;
  };
  strip.addEventListener("pointermove", (event) => {
    if (video.paused || event.buttons) go(event);
  });
  strip.addEventListener("pointerdown", go);
  const mark = /** @type {HTMLElement | null} */ (strip.querySelector("i"));
  video.addEventListener("timeupdate", () => {
    if (mark && video.duration) mark.style.insetInlineStart = `${(100 * video.currentTime) / video.duration}%`;
  });
};

/** @param {HTMLElement} stage */
const listening = (stage) => {
  const audio = stage.querySelector("audio");
  const slider = /** @type {HTMLInputElement | null} */ (stage.querySelector(".wave input"));
  const played = /** @type {HTMLElement | null} */ (stage.querySelector(".wave-played"));
  if (!audio || !slider || !played) return;
  audio.addEventListener("timeupdate", () => {
    const share = audio.duration ? audio.currentTime / audio.duration : 0;
    slider.value = String(Math.round(share * 1000));
    played.style.clipPath = `inset(0 ${100 - share * 100}% 0 0)`;
  });
  slider.addEventListener("input", () => {
    if (Number.isFinite(audio.duration)) audio.currentTime = (Number(slider.value) / 1000) * audio.duration;
  });
  for (const image of stage.querySelectorAll("img")) image.addEventListener("error", () => image.remove());
};

/** @param {HTMLMediaElement} media */
const clock = (media) => {
  const seconds = media.currentTime;
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(2).padStart(5, "0")}`;
};

/** The row of tools below what plays. @param {HTMLElement} stage */
const tools = (stage) => {
  const media = /** @type {HTMLMediaElement | null} */ (stage.querySelector("video, audio"));
  const row = /** @type {HTMLElement | null} */ (stage.querySelector(".play-tools"));
  if (!media || !row) return;
  const speed = /** @type {HTMLSelectElement | null} */ (row.querySelector("select"));
  const loop = row.querySelector("[data-play=loop]");
  const at = row.querySelector("output");
  const frame = 1 / (Number(row.dataset.fps) || 25);
  const told = () => {
    if (at) at.textContent = clock(media);
  };
  for (const kind of ["timeupdate", "seeked", "loadedmetadata"]) media.addEventListener(kind, told);
  /** @param {number} by */
  const step = (by) => {
    media.pause();
    media.currentTime = Math.max(0, Math.min(media.duration || 0, media.currentTime + by));
  };
  /** @param {number} by */
  const faster = (by) => {
    const now = SPEEDS.indexOf(media.playbackRate);
    media.playbackRate = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, (now < 0 ? 2 : now) + by))] ?? 1;
    if (speed) speed.value = String(media.playbackRate);
  };
  const captions = () => {
    for (const track of media.textTracks) track.mode = track.mode === "showing" ? "hidden" : "showing";
  };
  const does = {
    back: () => step(-frame),
    forward: () => step(frame),
    loop: () => {
      media.loop = !media.loop;
      loop?.setAttribute("aria-pressed", String(media.loop));
    },
    full: () => (document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen()),
    captions,
  };
  row.addEventListener("click", (event) => {
    const what = event.target instanceof Element ? event.target.closest("[data-play]")?.getAttribute("data-play") : null;
    if (what && what in does) does[/** @type {keyof typeof does} */ (what)]();
  });
  speed?.addEventListener("change", () => (media.playbackRate = Number(speed.value)));
  /** @type {Record<string, () => unknown>} */
  const keys = {
    k: () => (media.paused ? media.play() : media.pause()), j: () => step(-SKIP_SECONDS), l: () => step(SKIP_SECONDS),
    ",": does.back, ".": does.forward, "<": () => faster(-1), ">": () => faster(1),
    r: does.loop, m: () => (media.muted = !media.muted), c: captions, f: does.full,
  };
  const heard = /** @type {HTMLElement} */ (stage.closest("dialog") ?? document.body);
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    // Another asset took its place: the keys are that one's.
    if (!stage.isConnected) return heard.removeEventListener("keydown", press);
    const isTyped = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement;
    const key = keys[event.key];
    if (isTyped || event.ctrlKey || event.metaKey || event.altKey || !key) return;
    event.preventDefault();
    event.stopPropagation();
    key();
  };
  heard.addEventListener("keydown", press);
};

/** @param {HTMLElement} stage */
export const playing = (stage) => {
  scrubbing(stage);
  listening(stage);
  tools(stage);
};
