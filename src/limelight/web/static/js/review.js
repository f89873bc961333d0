// A review: comments carry the time at which the video stands, and the place that was clicked while it was paused.

const video = document.querySelector(".review-medium video");
const player = video ?? document.querySelector(".review-medium audio");
const form = document.getElementById("comment-form");
const pinned = document.getElementById("pinned");

/** @param {string} name @param {string} value */
const put = (name, value) => {
  const input = form?.querySelector(`[name=${name}]`);
  if (input instanceof HTMLInputElement) input.value = value;
};

/** @param {number} seconds */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Remember where the video or the sound stands. @param {HTMLMediaElement} one */
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

/**
 * Where in an element something happened, from 0 to 1.
 * @param {HTMLElement} one @param {MouseEvent} event @returns {[number, number]}
 */
const placeIn = (one, event) => {
  const box = one.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
};

/** Pin a place. @param {HTMLElement} frame @param {number} x @param {number} y */
const pinPlace = (frame, x, y) => {
  put("x", x.toFixed(4));
  put("y", y.toFixed(4));
  mark(frame, x, y);
};

const picture = document.querySelector(".review-frame img");
const frame = (video ?? picture)?.parentElement;

if (player instanceof HTMLMediaElement) {
  for (const kind of ["pause", "seeked"]) {
    player.addEventListener(kind, () => {
      pin(player);
      put("x", "");
      put("y", "");
    });
  }
}

if (video instanceof HTMLVideoElement && frame) {
  video.addEventListener("play", () => frame.querySelector(".place")?.remove());
  video.addEventListener("click", (event) => {
    const [x, y] = placeIn(video, event);
    if (!video.paused || video.currentTime === 0 || y > 0.85) return;
    event.preventDefault();
    pin(video);
    pinPlace(frame, x, y);
  });
} else if (picture instanceof HTMLElement && frame) {
  picture.addEventListener("click", (event) => {
    const [x, y] = placeIn(picture, event);
    pinPlace(frame, x, y);
    if (pinned) pinned.textContent = `${pinned.dataset.says} ${Math.round(x * 100)} %, ${Math.round(y * 100)} %`;
  });
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-seek]") : null;
  if (!(button instanceof HTMLElement)) return;
  if (player instanceof HTMLMediaElement) {
    player.pause();
    player.currentTime = Number(button.dataset.seek);
  }
  if (frame && button.dataset.x) mark(frame, Number(button.dataset.x), Number(button.dataset.y));
  (frame ?? player)?.scrollIntoView({ block: "nearest" });
});
