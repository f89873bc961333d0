// Looking at one asset: pictures zoom and move, films show what is where, sounds show their wave.

const STEP = 1.4;
const MOST = 12;
const MOVE_PX = 60;

/** @param {HTMLElement} stage */
const zooming = (stage) => {
  const box = /** @type {HTMLElement | null} */ (stage.querySelector(".zoom"));
  const image = box?.querySelector("img");
  if (!box || !image) return;
  let scale = 1;
  let x = 0;
  let y = 0;
  const show = () => {
    image.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  };
  const fit = () => {
    [scale, x, y] = [1, 0, 0];
    show();
  };
  /** Keep the point under the pointer where it is. @param {number} by @param {number} [atX] @param {number} [atY] */
  const zoom = (by, atX, atY) => {
    const now = Math.max(1, Math.min(MOST, scale * by));
    if (now === 1) return fit();
    const place = image.getBoundingClientRect();
    const [px, py] = [(atX ?? place.left + place.width / 2) - place.left, (atY ?? place.top + place.height / 2) - place.top];
    x -= px * (now / scale - 1);
    y -= py * (now / scale - 1);
    scale = now;
    show();
  };
  /** @param {number} dx @param {number} dy */
  const move = (dx, dy) => {
    if (scale === 1) return false;
    x += dx;
    y += dy;
    show();
    return true;
  };
  box.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, event.clientX, event.clientY);
  }, { passive: false });
  box.addEventListener("dblclick", (event) => (scale > 1 ? fit() : zoom(STEP * STEP, event.clientX, event.clientY)));
  /** @type {Map<number, PointerEvent>} */
  const fingers = new Map();
  let apart = 0;
  box.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    fingers.set(event.pointerId, event);
    if (fingers.size === 1) move(event.clientX - before.clientX, event.clientY - before.clientY);
    else {
      const [one, two] = [...fingers.values()];
      const now = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
      if (apart) zoom(now / apart, (one.clientX + two.clientX) / 2, (one.clientY + two.clientY) / 2);
      apart = now;
    }
  });
  for (const kind of ["pointerup", "pointercancel"]) {
    box.addEventListener(kind, (event) => {
      if (event instanceof PointerEvent) fingers.delete(event.pointerId);
      apart = 0;
    });
  }
  stage.addEventListener("click", (event) => {
    const asks = event.target instanceof Element ? event.target.closest("[data-zoom]") : null;
    const how = asks?.getAttribute("data-zoom");
    if (how === "fit") fit();
    else if (how) zoom(how === "in" ? STEP : 1 / STEP);
  });
  box.addEventListener("keydown", (event) => {
    /** @type {Record<string, () => unknown>} */
    const keys = {
      "+": () => (zoom(STEP), true), "=": () => (zoom(STEP), true), "-": () => (zoom(1 / STEP), true), 0: () => (fit(), true),
      ArrowLeft: () => move(MOVE_PX, 0), ArrowRight: () => move(-MOVE_PX, 0), ArrowUp: () => move(0, MOVE_PX), ArrowDown: () => move(0, -MOVE_PX),
    };
    if (event.key in keys && keys[event.key]() === true) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
};

/** What is where in a film: moving over the strip goes there. @param {HTMLElement} stage */
const scrubbing = (stage) => {
  const strip = /** @type {HTMLElement | null} */ (stage.querySelector(".strip"));
  const video = stage.querySelector("video");
  const url = strip?.dataset.strip;
  if (!strip || !video || !url) return;
  const picture = new Image();
  picture.addEventListener("load", () => {
    strip.style.backgroundImage = `url("${url}")`;
    strip.style.aspectRatio = `${picture.width} / ${picture.height}`;
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
    if (video.paused) go(event);
  });
  strip.addEventListener("pointerdown", go);
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

/** Let a stage be used. @param {ParentNode} root */
export const start = (root) => {
  const stage = /** @type {HTMLElement | null} */ (root.querySelector(".viewer-stage"));
  if (!stage) return;
  zooming(stage);
  scrubbing(stage);
  listening(stage);
};
