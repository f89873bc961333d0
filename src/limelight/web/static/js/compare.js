// Two versions of one thing: one control for both players, and a line between pictures that lie over each other.

const FRAME_SECONDS = 1 / 30;
const DRIFT_SECONDS = 0.06;

/** @param {number} seconds */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Let both play, stop and move together. @param {HTMLElement} box @param {HTMLMediaElement} before @param {HTMLMediaElement} after */
const join = (box, before, after) => {
  const both = [before, after];
  const play = /** @type {HTMLButtonElement} */ (box.querySelector("[data-play]"));
  const time = /** @type {HTMLInputElement} */ (box.querySelector("[data-time]"));
  const told = /** @type {HTMLOutputElement} */ (box.querySelector("[data-clock]"));
  const hear = /** @type {HTMLButtonElement} */ (box.querySelector("[data-hear]"));

  const length = () => Math.max(...both.map((one) => (Number.isFinite(one.duration) ? one.duration : 0)));
  const longer = () => (before.duration > after.duration ? before : after);
  const show = () => {
    const at = longer().currentTime;
    if (length() > 0) time.value = String(Math.round((at / length()) * 1000));
    time.setAttribute("aria-valuetext", clock(at));
    told.textContent = clock(at);
  };
  /** @param {number} seconds */
  const seek = (seconds) => {
    const at = Math.min(Math.max(seconds, 0), length());
    for (const one of both) one.currentTime = Math.min(at, one.duration || at);
    show();
  };
  const stop = () => both.forEach((one) => one.pause());
  const start = () => {
    if (longer().ended) seek(0);
    for (const one of both) if (!one.ended) one.play().catch(stop);
  };
  // What lags is brought to where the other one is; the shorter one keeps its last picture.
  const follow = () => {
    const [leader, led] = longer() === before ? [before, after] : [after, before];
    if (!led.ended && Math.abs(led.currentTime - leader.currentTime) > DRIFT_SECONDS) led.currentTime = leader.currentTime;
    show();
    if (!leader.paused) requestAnimationFrame(follow);
  };

  play.addEventListener("click", () => (longer().paused ? start() : stop()));
  for (const one of both) {
    one.addEventListener("loadedmetadata", show);
    one.addEventListener("play", () => {
      play.setAttribute("aria-pressed", "true");
      requestAnimationFrame(follow);
    });
    one.addEventListener("pause", () => play.setAttribute("aria-pressed", String(!longer().paused)));
    one.addEventListener("click", () => play.click());
  }
  time.addEventListener("input", () => seek((Number(time.value) / 1000) * length()));
  for (const button of box.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => {
      stop();
      seek(longer().currentTime + FRAME_SECONDS * Number(/** @type {HTMLElement} */ (button).dataset.step));
    });
  }
  hear.addEventListener("click", () => {
    before.muted = !before.muted;
    after.muted = !before.muted;
    const words = hear.querySelector("span");
    if (words) words.textContent = `Hear ${before.muted ? hear.dataset.after : hear.dataset.before}`;
  });
  before.muted = true;
};

/** A line that parts the two pictures, moved by its slider or by the pointer. @param {HTMLElement} box */
const part = (box) => {
  const how = box.querySelector("[data-how]");
  const split = box.querySelector("[data-split]");
  const stage = box.querySelector("[data-stage]");
  if (!(how instanceof HTMLElement && split instanceof HTMLInputElement && stage instanceof HTMLElement)) return;
  const show = () => stage.style.setProperty("--split", `${split.value}%`);
  how.addEventListener("click", () => {
    const isOver = box.dataset.mode !== "slider";
    box.dataset.mode = isOver ? "slider" : "side";
    how.setAttribute("aria-pressed", String(isOver));
  });
  split.addEventListener("input", show);
  /** @param {PointerEvent} event */
  const move = (event) => {
    const bounds = stage.getBoundingClientRect();
    split.value = String(Math.round(((event.clientX - bounds.left) / bounds.width) * 100));
    show();
  };
  stage.addEventListener("pointerdown", (event) => {
    if (box.dataset.mode !== "slider" || event.button !== 0) return;
    stage.setPointerCapture(event.pointerId);
    if (box.querySelector("img")) move(event);
  });
  stage.addEventListener("pointermove", (event) => stage.hasPointerCapture(event.pointerId) && move(event));
  show();
};

for (const box of document.querySelectorAll("[data-compare]")) {
  if (!(box instanceof HTMLElement)) continue;
  const [before, after] = box.querySelectorAll("video, audio");
  if (before instanceof HTMLMediaElement && after instanceof HTMLMediaElement) join(box, before, after);
  part(box);
}
