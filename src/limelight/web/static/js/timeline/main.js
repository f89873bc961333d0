// The timeline editor: brings its parts together.
import { byId, complain, problemOf, within } from "../dom.js";
import { tried } from "../outbox.js";
import { Captions } from "./captions.js";
import { Desk } from "./desk.js";
import { listenToKeys, listenToPointers } from "./hands.js";
import { Inspector } from "./inspector.js";
import { declareFonts, fontsOf } from "./lettering.js";
import { Painter } from "./painter.js";
import { Player } from "./player.js";
import { Tracks } from "./tracks.js";

const ZOOM = 1.4;
const root = byId("timeline-editor");
const url = root.dataset.url ?? "";

/** @param {string} id @param {boolean} isOff */
const turnOff = (id, isOff) => byId(id).toggleAttribute("disabled", isOff);

/** Show what can be done now. @param {Desk} desk */
const showState = (desk) => {
  const { view } = desk;
  const isBusy = desk.saving > 0;
  byId("tl-status").textContent = isBusy
    ? "saving …"
    : !view.is_ended
      ? "being made now: changes wait for the next make"
      : view.is_changed
        ? "saved; the video does not show it yet"
        : "as in the video";
  turnOff("tl-undo", !view.can_undo);
  turnOff("tl-redo", !view.can_redo);
  turnOff("tl-reset", !view.is_changed);
  turnOff("tl-make", !view.is_changed || !view.is_ended);
  root.toggleAttribute("data-stale", !view.is_current);
  byId("tl-stale").hidden = view.is_current;
};

/** Make the video again from what is saved. @param {Desk} desk */
const make = async (desk) => {
  await desk.queue;
  const headers = { "If-Match": String(desk.view.version), Accept: "application/problem+json" };
  const { answer } = await tried(root.dataset.make ?? "", { method: "POST", headers });
  if (answer?.ok) location.assign(answer.headers.get("Location") ?? "/production");
  else {
    const problem = answer ? await problemOf(answer) : { title: "The studio does not answer", detail: "Nothing is lost. Try again in a moment." };
    complain(problem.title, problem.detail);
  }
};

/** @param {Desk} desk @param {Tracks} tracks @param {Player} player */
const listenToButtons = (desk, tracks, player) => {
  /** @type {Record<string, () => void>} */
  const does = {
    play: () => player.toggle(),
    back: () => player.seek(0),
    undo: () => void desk.step("undo"),
    redo: () => void desk.step("redo"),
    reset: () => void desk.step("reset"),
    make: () => void make(desk),
    closer: () => tracks.zoom(ZOOM),
    farther: () => tracks.zoom(1 / ZOOM),
    fit: () => tracks.fit(),
  };
  root.addEventListener("click", (event) => {
    const button = within(event.target, "[data-do]");
    does[button?.dataset.do ?? ""]?.();
  });
  byId("tl-linked").addEventListener("change", (event) => (desk.isLinked = /** @type {HTMLInputElement} */ (event.target).checked));
  byId("tl-sticky").addEventListener("change", (event) => (desk.isSticky = /** @type {HTMLInputElement} */ (event.target).checked));
  byId("tl-file").addEventListener("change", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (file) void desk.upload(file);
    input.value = "";
  });
};

const open = async () => {
  const answer = await fetch(`${url}/state`, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    complain("The timeline cannot be shown", "Load the page again in a moment.");
    return;
  }
  const { view, materials, samples } = await answer.json();
  const desk = new Desk(url, view, materials);
  const tracks = new Tracks(desk);
  declareFonts(JSON.parse(root.dataset.fonts ?? "[]"));
  const canvas = /** @type {HTMLCanvasElement} */ (byId("tl-canvas"));
  const painter = new Painter(canvas, desk, () => {
    if (!player.isPlaying) painter.paint(player.seconds);
  });
  const player = new Player(desk, (seconds, isPlaying) => {
    painter.paint(seconds, isPlaying ? player.rate : 0);
    tracks.place(seconds, isPlaying);
  });
  player.addEventListener("state", () => {
    const button = byId("tl-play");
    button.toggleAttribute("data-playing", player.isPlaying);
    button.setAttribute("aria-label", player.isPlaying ? "Pause" : "Play");
  });
  new Inspector(desk);
  const captions = new Captions(desk, player, samples);
  listenToPointers({ desk, tracks, player });
  listenToKeys({ desk, tracks, player });
  listenToButtons(desk, tracks, player);
  desk.addEventListener("view", () => showState(desk));
  desk.addEventListener("line", () => showState(desk));
  await fontsOf([...view.shown, ...Object.values(samples).map((sample) => sample.shown)], Object.assign({}, ...Object.values(samples).map((sample) => sample.looks), view.looks));
  captions.drawLooks();
  desk.addEventListener("line", () => {
    void fontsOf(desk.view.shown, desk.view.looks).then(() => {
      if (!player.isPlaying) painter.paint(player.seconds);
    });
  });
  tracks.fit();
  desk.tell("line");
  desk.tell("chosen");
  root.removeAttribute("aria-busy");
};

void open();
