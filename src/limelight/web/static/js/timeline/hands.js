// What pointers and keys do to the tracks.
import { say, within } from "../dom.js";
import * as model from "./model.js";

/**
 * @typedef {import("./model.js").Chosen} Chosen
 * @typedef {import("./model.js").Line} Line
 * @typedef {{ desk: import("./desk.js").Desk, tracks: import("./tracks.js").Tracks, player: import("./player.js").Player }} Parts
 */

const SNAP_PX = 8;
const CLICK_PX = 4;
const ZOOM = 1.4;
const TYPED = "input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog";

/** @param {EventTarget | null} target @returns {Chosen | null} */
const itemOf = (target) => {
  const item = within(target, ".tl-item");
  if (!item) return null;
  return { track: /** @type {import("./model.js").TrackName} */ (item.dataset.track), at: Number(item.dataset.at) };
};

/** What pointers do. @param {Parts} parts */
export const listenToPointers = ({ desk, tracks, player }) => {
  /** A moment, pulled to what is near. @param {number} seconds @param {number[]} [also] */
  const pulled = (seconds, also = []) => {
    if (!desk.isSticky) return seconds;
    return model.snapped(seconds, [...model.stickyOf(before, desk.known), ...also], SNAP_PX / tracks.pps);
  };

  /** @type {Line} */
  let before = desk.line;
  /** @type {((x: number) => void) | null} */
  let dragging = null;
  /** @type {(() => void) | null} */
  let dropped = null;
  let fromX = 0;
  let hasMoved = false;

  /** @param {Chosen} which @param {"start" | "end"} edge */
  const beginTrim = (which, edge) => {
    dragging = (x) => desk.show(trimmed(desk, before, which, edge, pulled(tracks.moment(x), [player.seconds])));
    dropped = () => desk.keep(desk.line, "Trimmed");
  };

  /** @param {Chosen} which @param {number} x */
  const beginMove = (which, x) => {
    if (which.track === "captions" || !desk.view.is_current) return;
    if (which.track === "pictures") {
      let to = which.at;
      dragging = (now) => {
        const cuts = model.cutsOf(before);
        const gap = cuts.reduce((best, cut, at) => (Math.abs(cut - tracks.moment(now)) < Math.abs(model.one(cuts, best) - tracks.moment(now)) ? at : best), 0);
        to = gap > which.at ? gap - 1 : gap;
        tracks.showDrop(model.one(cuts, gap));
      };
      dropped = () => {
        tracks.showDrop(null);
        if (to === which.at) return;
        desk.chosen = { track: "pictures", at: to };
        desk.keep(model.reorder(before, which.at, to, desk.isLinked, desk.lasts), "Shot moved");
      };
      return;
    }
    const sound = model.one(model.soundsOf(before, which.track), which.at);
    const held = tracks.moment(x) - sound.start;
    dragging = (now) => {
      const start = tracks.moment(now) - held;
      const [first, last] = [pulled(start), pulled(start + sound.seconds) - sound.seconds];
      const nearer = Math.abs(first - start) <= Math.abs(last - start) && first !== start ? first : last;
      desk.show(model.moveSound(before, which, nearer));
    };
    dropped = () => desk.keep(desk.line, "Sound moved");
  };

  const stop = () => {
    const isOver = dragging !== null;
    const done = dropped;
    [dragging, dropped] = [null, null];
    if (isOver && hasMoved) done?.();
  };

  tracks.scroller.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    [before, fromX, hasMoved] = [desk.line, event.clientX, false];
    const which = itemOf(event.target);
    if (within(event.target, "#tl-ruler, #tl-playhead")) {
      hasMoved = true;
      player.pause();
      dragging = (x) => player.seek(tracks.moment(x));
      dragging(event.clientX);
    } else if (which) {
      const edge = /** @type {HTMLElement} */ (event.target).dataset.edge;
      const isChosen = desk.chosen?.track === which.track && desk.chosen.at === which.at;
      desk.choose(which);
      if (which.track === "captions") player.seek(model.one(desk.view.cues, which.at).start + 0.01);
      // With a finger one scrolls; what is chosen already can be dragged.
      if (event.pointerType === "touch" && !isChosen) return;
      if ((edge === "start" || edge === "end") && desk.view.is_current && which.track !== "captions") beginTrim(which, edge);
      else beginMove(which, event.clientX);
    } else if (within(event.target, ".tl-lane")) {
      desk.choose(null);
      player.seek(tracks.moment(event.clientX));
    }
    if (dragging) tracks.scroller.setPointerCapture(event.pointerId);
  });
  tracks.scroller.addEventListener("pointermove", (event) => {
    if (!dragging) return;
    hasMoved ||= Math.abs(event.clientX - fromX) > CLICK_PX;
    if (hasMoved) dragging(event.clientX);
  });
  tracks.scroller.addEventListener("pointerup", stop);
  tracks.scroller.addEventListener("pointercancel", () => {
    if (dragging && hasMoved) desk.show(before);
    tracks.showDrop(null);
    [dragging, dropped] = [null, null];
  });
  tracks.scroller.addEventListener("focusin", (event) => {
    const which = itemOf(event.target);
    if (which && /** @type {HTMLElement} */ (event.target).matches(":focus-visible")) desk.choose(which);
  });
  tracks.scroller.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      tracks.zoom(event.deltaY < 0 ? ZOOM : 1 / ZOOM);
    },
    { passive: false },
  );
};

/** A line with one edge of something elsewhere. @param {import("./desk.js").Desk} desk @param {Line} line @param {Chosen} which @param {"start" | "end"} edge @param {number} seconds @returns {Line} */
export const trimmed = (desk, line, which, edge, seconds) => {
  if (which.track !== "pictures") return model.trimSound(line, which, edge, seconds, desk.known);
  const isLast = which.at === line.clips.length - 1;
  if (edge === "end") return isLast ? model.end(line, seconds, desk.lasts) : model.roll(line, which.at + 1, seconds);
  return which.at ? model.roll(line, which.at, seconds) : line;
};

/** Take out what is chosen. @param {import("./desk.js").Desk} desk */
export const remove = (desk) => {
  const { chosen, line } = desk;
  if (!chosen || chosen.track === "captions") return;
  if (chosen.track === "pictures" && line.clips.length === 1) {
    say("The last shot stays.");
    return;
  }
  const isShot = chosen.track === "pictures";
  const less = isShot ? model.removeShot(line, chosen.at, desk.isLinked, desk.lasts) : model.removeSound(line, chosen);
  desk.chosen = null;
  desk.keep(less, isShot ? "Shot removed" : "Sound removed");
  desk.tell("chosen");
};

/** Move what is chosen by a shot or a frame. @param {import("./desk.js").Desk} desk @param {1 | -1} by */
export const nudge = (desk, by) => {
  const { chosen, line } = desk;
  if (!chosen || chosen.track === "captions") return;
  if (chosen.track === "pictures") {
    const to = chosen.at + by;
    if (to < 0 || to >= line.clips.length) return;
    desk.chosen = { track: "pictures", at: to };
    desk.keep(model.reorder(line, chosen.at, to, desk.isLinked, desk.lasts), "Shot moved");
  } else {
    const sound = model.one(model.soundsOf(line, chosen.track), chosen.at);
    desk.keep(model.moveSound(line, chosen, sound.start + by / line.fps), "Sound moved");
  }
};

/** What keys do. @param {Parts} parts */
export const listenToKeys = ({ desk, tracks, player }) => {
  /** @param {1 | -1} by */
  const toCut = (by) => {
    const cuts = model.cutsOf(desk.line);
    const found = by > 0 ? cuts.find((cut) => cut > player.seconds + 0.01) : cuts.findLast((cut) => cut < player.seconds - 0.01);
    player.seek(found ?? (by > 0 ? desk.line.seconds : 0));
  };
  /** @param {"start" | "end"} edge */
  const trim = (edge) => {
    if (!desk.chosen || desk.chosen.track === "captions") return;
    desk.keep(trimmed(desk, desk.line, desk.chosen, edge, player.seconds), "Trimmed");
  };
  /** @param {1 | -1} by */
  const toNext = (by) => {
    if (!desk.chosen) return;
    const next = { ...desk.chosen, at: desk.chosen.at + by };
    if (next.at < 0 || !desk.has(next)) return;
    desk.choose(next);
    const button = document.querySelector(`.tl-item[data-track="${next.track}"][data-at="${next.at}"]`);
    if (button instanceof HTMLElement) button.focus({ preventScroll: false });
  };
  /** @type {Record<string, (event: KeyboardEvent) => void>} */
  const does = {
    " ": () => player.toggle(),
    k: () => player.pause(),
    l: () => player.faster(1),
    j: () => player.faster(-1),
    "[": () => trim("start"),
    "]": () => trim("end"),
    "+": () => tracks.zoom(ZOOM),
    "=": () => tracks.zoom(ZOOM),
    "-": () => tracks.zoom(1 / ZOOM),
    0: () => tracks.fit(),
    Delete: () => remove(desk),
    Backspace: () => remove(desk),
    Escape: () => desk.choose(null),
    Home: () => player.seek(0),
    End: () => player.seek(desk.line.seconds),
    ArrowUp: () => toCut(-1),
    ArrowDown: () => toCut(1),
    ArrowLeft: (event) => player.seek(player.seconds - (event.shiftKey ? 1 : 1 / desk.line.fps)),
    ArrowRight: (event) => player.seek(player.seconds + (event.shiftKey ? 1 : 1 / desk.line.fps)),
  };
  document.addEventListener(
    "keydown",
    (event) => {
      if (within(event.target, TYPED) || document.querySelector("dialog[open]")) return;
      const isControl = event.ctrlKey || event.metaKey;
      /** @type {(() => void) | undefined} */
      let act;
      if (isControl && event.key.toLowerCase() === "z") act = () => void desk.step(event.shiftKey ? "redo" : "undo");
      else if (isControl && event.key.toLowerCase() === "y") act = () => void desk.step("redo");
      else if (isControl && (event.key === "ArrowLeft" || event.key === "ArrowRight")) act = () => toNext(event.key === "ArrowLeft" ? -1 : 1);
      else if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) act = () => nudge(desk, event.key === "ArrowLeft" ? -1 : 1);
      else if (!isControl && !event.altKey) {
        const isOther = within(event.target, "button:not(.tl-item), a, summary, [type=range], [type=checkbox], [role=tab]");
        const isTheirs = isOther && [" ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key);
        const does_ = isTheirs ? undefined : does[event.key];
        act = does_ && (() => does_(event));
      }
      if (!act) return;
      // These keys mean something else on other pages.
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    },
    { capture: true },
  );
};
