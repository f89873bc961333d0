// Looking at one asset: pictures zoom and move, texts are copied, the rest plays.
import { say } from "../dom.js";
import { playing } from "./playing.js";

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
    // Closer than it was fetched for, the picture itself is looked at.
    const full = scale > 1 ? image.dataset.full : undefined;
    if (full) {
      delete image.dataset.full;
      image.removeAttribute("srcset");
      image.src = full;
    }
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
      if (!one || !two) return;
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
    if (keys[event.key]?.() === true) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
};

/** Copy what can be read. @param {HTMLElement} stage */
const copying = (stage) => {
  const button = stage.querySelector("[data-copy-text]");
  button?.addEventListener("click", async () => {
    await navigator.clipboard.writeText(stage.querySelector("pre")?.textContent ?? "");
    say("Copied");
    button.setAttribute("data-tone", "success");
  });
};

/** Let a stage be used. @param {ParentNode} root */
export const start = (root) => {
  const stage = /** @type {HTMLElement | null} */ (root.querySelector(".viewer-stage"));
  if (!stage) return;
  zooming(stage);
  playing(stage);
  copying(stage);
};
