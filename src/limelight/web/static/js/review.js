// A review: comments carry the time at which the video stands, and the place that was clicked while it was paused.

const video = document.querySelector(".review-medium video");
const form = document.getElementById("comment-form");
const pinned = document.getElementById("pinned");

/** @param {string} name @param {string} value */
const put = (name, value) => {
  const input = form?.querySelector(`[name=${name}]`);
  if (input instanceof HTMLInputElement) input.value = value;
};

/** @param {number} seconds */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Remember where the video stands. @param {HTMLVideoElement} one */
const pin = (one) => {
  put("at_seconds", one.currentTime.toFixed(2));
  if (pinned) pinned.textContent = `${pinned.dataset.says} ${clock(one.currentTime)}`;
};

/** Show a place of the picture. @param {HTMLElement} frame @param {number} x @param {number} y */
const mark = (frame, x, y) => {
  frame.querySelector(".place")?.remove();
  const dot = document.createElement("span");
  dot.className = "place";
  dot.style.left = `${x * 100}%`;
  dot.style.top = `${y * 100}%`;
  frame.append(dot);
};

if (video instanceof HTMLVideoElement) {
  const frame = /** @type {HTMLElement} */ (video.parentElement);
  for (const kind of ["pause", "seeked"]) {
    video.addEventListener(kind, () => {
      pin(video);
      put("x", "");
      put("y", "");
    });
  }
  video.addEventListener("play", () => frame.querySelector(".place")?.remove());
  video.addEventListener("click", (event) => {
    const box = video.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    if (!video.paused || video.currentTime === 0 || y > 0.85) return;
    event.preventDefault();
    pin(video);
    put("x", x.toFixed(4));
    put("y", y.toFixed(4));
    mark(frame, x, y);
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-seek]") : null;
    if (!(button instanceof HTMLElement)) return;
    video.pause();
    video.currentTime = Number(button.dataset.seek);
    if (button.dataset.x) mark(frame, Number(button.dataset.x), Number(button.dataset.y));
    video.scrollIntoView({ block: "nearest" });
  });
}
