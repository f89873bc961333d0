// The panel of what is chosen: exact times, changes and camera of a shot, the loudness of a sound.
import { byId } from "../dom.js";
import { nudge, remove, trimmed } from "./hands.js";
import * as model from "./model.js";

/** @typedef {import("./model.js").Motion} Motion */

/** @type {Record<string, Motion>} */
const MOVES = {
  in: { zoom_from: 1, zoom_to: 1.06, drift_x_px: 8, drift_y_px: 0 },
  out: { zoom_from: 1.06, zoom_to: 1, drift_x_px: -8, drift_y_px: 0 },
  left: { zoom_from: 1.04, zoom_to: 1.04, drift_x_px: -20, drift_y_px: 0 },
  right: { zoom_from: 1.04, zoom_to: 1.04, drift_x_px: 20, drift_y_px: 0 },
  closer: { zoom_from: 1, zoom_to: 1.25, drift_x_px: 0, drift_y_px: 0 },
  still: { zoom_from: 1, zoom_to: 1, drift_x_px: 0, drift_y_px: 0 },
};

/** @param {string} name @returns {HTMLInputElement} */
const field = (name) => /** @type {HTMLInputElement} */ (byId(`tl-set-${name}`));

/** @param {Motion} motion */
const moveOf = (motion) => {
  const keys = /** @type {(keyof Motion)[]} */ (["zoom_from", "zoom_to", "drift_x_px", "drift_y_px"]);
  return Object.keys(MOVES).find((name) => keys.every((key) => Math.abs((MOVES[name]?.[key] ?? 0) - motion[key]) < 1e-6)) ?? "own";
};

export class Inspector {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.panel = byId("tl-inspector");
    for (const what of /** @type {const} */ (["line", "chosen", "view"])) desk.addEventListener(what, () => this.draw());
    this.panel.addEventListener("change", (event) => this.set(event.target));
    this.panel.addEventListener("click", (event) => {
      const does = event.target instanceof Element ? event.target.closest("[data-does]")?.getAttribute("data-does") : null;
      if (does === "remove") remove(desk);
      if (does === "earlier") nudge(desk, -1);
      if (does === "later") nudge(desk, 1);
    });
  }

  /** What is chosen, but for captions, which have a panel of their own. */
  get chosen() {
    const { chosen } = this.desk;
    return chosen && chosen.track !== "captions" && this.desk.has(chosen) ? chosen : null;
  }

  draw() {
    const { chosen, desk } = this;
    this.panel.dataset.shows = chosen ? (chosen.track === "pictures" ? "shot" : "sound") : "nothing";
    if (!chosen || this.panel.contains(document.activeElement) && document.activeElement instanceof HTMLInputElement && document.activeElement.type !== "range") {
      const at = desk.chosen?.track === "captions" ? desk.chosen.at : null;
      if (!chosen) byId("tl-chosen").textContent = at === null ? "Nothing chosen" : `Caption ${at + 1}, written below`;
      return;
    }
    const isFirst = chosen.track === "pictures" && chosen.at === 0;
    const [start, end, name] = this.span(chosen);
    byId("tl-chosen").textContent = name;
    field("start").value = start.toFixed(2);
    field("end").value = end.toFixed(2);
    field("start").disabled = isFirst || !desk.view.is_current;
    if (chosen.track === "pictures") {
      const clip = model.one(desk.line.clips, chosen.at);
      field("transition").value = clip.crossfade_seconds ? clip.transition : "cut";
      field("fade").value = String(clip.crossfade_seconds);
      byId("tl-fade-said").textContent = `${clip.crossfade_seconds.toFixed(2)} s`;
      for (const one of ["transition", "fade"]) field(one).disabled = isFirst;
      field("camera").value = moveOf(clip.motion);
      field("title").value = clip.on_screen;
    } else {
      const { gain_db } = model.one(model.soundsOf(desk.line, chosen.track), chosen.at);
      field("gain").value = String(gain_db);
      byId("tl-gain-said").textContent = `${gain_db > 0 ? "+" : ""}${gain_db.toFixed(0)} dB`;
    }
  }

  /** @param {import("./model.js").Chosen} chosen @returns {[number, number, string]} */
  span(chosen) {
    const { line } = this.desk;
    if (chosen.track === "pictures") {
      const cuts = model.cutsOf(line);
      return [model.one(cuts, chosen.at), model.one(cuts, chosen.at + 1), `Shot ${chosen.at + 1}`];
    }
    const sound = model.one(model.soundsOf(line, chosen.track), chosen.at);
    return [sound.start, sound.start + sound.seconds, sound.name.charAt(0).toUpperCase() + sound.name.slice(1)];
  }

  /** @param {EventTarget | null} target */
  set(target) {
    const { chosen, desk } = this;
    if (!chosen || !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const { line } = desk;
    const [name, value] = [target.id.replace("tl-set-", ""), target.value];
    if (target instanceof HTMLInputElement) target.blur();
    if (name === "start" || name === "end") {
      if (Number.isFinite(Number(value)) && value !== "") desk.keep(trimmed(desk, line, chosen, name, Number(value)), "Trimmed");
    } else if (name === "gain") desk.keep(model.setSound(line, chosen, { gain_db: Number(value) }), "Loudness changed");
    else desk.keep(model.setClip(line, chosen.at, this.changes(name, value, model.one(line.clips, chosen.at))), "Shot changed");
    this.draw();
  }

  /** @param {string} name @param {string} value @param {import("./model.js").Clip} clip @returns {Partial<import("./model.js").Clip>} */
  changes(name, value, clip) {
    if (name === "transition") return value === "cut" ? { crossfade_seconds: 0 } : { transition: value, crossfade_seconds: clip.crossfade_seconds || 0.3 };
    if (name === "fade") return { crossfade_seconds: Number(value) };
    if (name === "camera") return { motion: MOVES[value] ?? clip.motion };
    return { on_screen: value.trim() };
  }
}
