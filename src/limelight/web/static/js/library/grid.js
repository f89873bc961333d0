// A grid of any length of which only the cells in sight are in the page.
import { drawCell } from "./cell.js";

/** @typedef {import("./found.js").Found} Found */

const GAP_PX = 14;
const SPARE_ROWS = 2;
const LONG_PRESS_MS = 450;
const SHAPES = { grid: { least: 168, height: 0, ratio: 1.18 }, list: { least: 100000, height: 76, ratio: 0 } };

export class Grid {
  /** @param {HTMLElement} box @param {Found} found @param {{open: (at: number) => void, chosen: () => void, mayDrag: boolean}} does @param {string} icons */
  constructor(box, found, does, icons) {
    this.box = box;
    this.found = found;
    this.does = does;
    this.icons = icons;
    /** @type {"grid" | "list"} */
    this.view = "grid";
    /** @type {Set<number>} */
    this.chosen = new Set();
    this.at = 0;
    this.anchor = 0;
    /** @type {Map<number, HTMLElement>} */
    this.drawn = new Map();
    this.isWaiting = false;
    new ResizeObserver(() => this.draw()).observe(box);
    addEventListener("scroll", () => this.drawSoon(), { passive: true });
    this.listen();
  }

  get count() {
    return this.found.numbers.length;
  }

  /** The asset's number at a place below `count`. @param {number} at */
  numberAt(at) {
    return /** @type {number} */ (this.found.numbers[at]);
  }

  measure() {
    const shape = SHAPES[this.view];
    const width = this.box.clientWidth;
    const least = Math.min(shape.least, (width - GAP_PX) / (this.view === "grid" ? 2 : 1));
    const columns = Math.max(1, Math.floor((width + GAP_PX) / (least + GAP_PX)));
    const cell = (width - GAP_PX * (columns - 1)) / columns;
    return { columns, cell, height: shape.height || Math.round(cell * shape.ratio) };
  }

  drawSoon() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => {
      this.isWaiting = false;
      this.draw();
    });
  }

  /** Put the cells in sight into the page and take the others out. */
  draw() {
    if (!this.box.clientWidth) return;
    const { columns, cell, height } = this.measure();
    const row = height + GAP_PX;
    this.box.style.height = `${Math.max(0, Math.ceil(this.count / columns) * row - GAP_PX)}px`;
    this.box.dataset.view = this.view;
    const top = -this.box.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(top / row) - SPARE_ROWS) * columns;
    const last = Math.min(this.count, (Math.ceil((top + innerHeight) / row) + SPARE_ROWS) * columns);
    for (const [at, element] of this.drawn) {
      if (at < first || at >= last) {
        element.remove();
        this.drawn.delete(at);
      }
    }
    for (let at = first; at < last; at++) this.drawAt(at, columns, cell, height);
    this.found.fetch(first, last);
    const here = this.drawn.get(this.at);
    if (here) this.box.setAttribute("aria-activedescendant", here.id);
    else this.box.removeAttribute("aria-activedescendant");
  }

  /** @param {number} at @param {number} columns @param {number} width @param {number} height */
  drawAt(at, columns, width, height) {
    let element = this.drawn.get(at);
    if (!element) {
      element = document.createElement("div");
      element.className = "cell";
      element.setAttribute("role", "option");
      element.id = `cell-${at}`;
      element.dataset.place = String(at);
      this.drawn.set(at, element);
      this.box.append(element);
    }
    const number = this.numberAt(at);
    const column = at % columns;
    const across = getComputedStyle(this.box).direction === "rtl" ? columns - 1 - column : column;
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
    element.style.transform = `translate(${across * (width + GAP_PX)}px, ${Math.floor(at / columns) * (height + GAP_PX)}px)`;
    element.setAttribute("aria-selected", String(this.chosen.has(number)));
    element.setAttribute("aria-posinset", String(at + 1));
    element.setAttribute("aria-setsize", String(this.count));
    element.toggleAttribute("data-at", at === this.at);
    drawCell(element, number, this.found.cells.get(number), this.icons);
  }

  /** Everything is drawn anew: another order, other things. */
  restart() {
    for (const element of this.drawn.values()) element.remove();
    this.drawn.clear();
    this.at = Math.max(0, Math.min(this.at, this.count - 1));
    const there = new Set(this.found.numbers);
    for (const number of this.chosen) if (!there.has(number)) this.chosen.delete(number);
    this.draw();
    this.does.chosen();
  }

  /** Go to a place and bring it into sight. @param {number} at */
  go(at) {
    if (!this.count) return;
    this.at = Math.max(0, Math.min(this.count - 1, at));
    const { columns, height } = this.measure();
    const row = height + GAP_PX;
    const top = this.box.getBoundingClientRect().top + Math.floor(this.at / columns) * row;
    if (top < 80) scrollBy({ top: top - 80 });
    else if (top + height > innerHeight - 80) scrollBy({ top: top + height - innerHeight + 80 });
    this.draw();
  }

  /** @param {number} at @param {{shift: boolean, toggles: boolean}} how */
  choose(at, { shift, toggles }) {
    if (shift) {
      if (!toggles) this.chosen.clear();
      const [low, high] = [Math.min(this.anchor, at), Math.max(this.anchor, at)];
      for (const number of this.found.numbers.subarray(low, high + 1)) this.chosen.add(number);
    } else {
      const number = this.numberAt(at);
      const was = this.chosen.has(number);
      if (!toggles) this.chosen.clear();
      if (was && toggles) this.chosen.delete(number);
      else this.chosen.add(number);
      this.anchor = at;
    }
    this.at = at;
    this.draw();
    this.does.chosen();
  }

  /** @param {boolean} all */
  chooseAll(all) {
    this.chosen = new Set(all ? this.found.numbers : []);
    this.draw();
    this.does.chosen();
  }

  listen() {
    /** @param {Event} event */
    const placeOf = (event) => {
      const cell = event.target instanceof Element ? event.target.closest(".cell") : null;
      return cell instanceof HTMLElement ? Number(cell.dataset.place) : -1;
    };
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let pressing;
    let wasPressed = false;
    this.box.addEventListener("pointerdown", (event) => {
      wasPressed = false;
      const at = placeOf(event);
      // Only for the mouse: a finger that rests on a cell chooses it.
      if (event.target instanceof Element) event.target.closest(".cell")?.setAttribute("draggable", String(this.does.mayDrag && event.pointerType === "mouse"));
      if (event.pointerType !== "touch" || at < 0) return;
      pressing = setTimeout(() => {
        wasPressed = true;
        this.choose(at, { shift: false, toggles: true });
      }, LONG_PRESS_MS);
    });
    for (const kind of ["pointerup", "pointercancel", "pointermove"]) {
      this.box.addEventListener(kind, (event) => {
        if (!(event instanceof PointerEvent) || kind !== "pointermove" || Math.hypot(event.movementX, event.movementY) > 4) clearTimeout(pressing);
      });
    }
    this.box.addEventListener("contextmenu", (event) => {
      if (wasPressed) event.preventDefault();
    });
    this.box.addEventListener("click", (event) => {
      const at = placeOf(event);
      if (at < 0 || wasPressed) return;
      const isPick = event.target instanceof Element && event.target.closest(".cell-pick") !== null;
      const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
      const toggles = isPick || event.ctrlKey || event.metaKey || (isTouch && this.chosen.size > 0);
      if (isTouch && !toggles) this.does.open(at);
      else this.choose(at, { shift: event.shiftKey, toggles });
    });
    this.box.addEventListener("dblclick", (event) => {
      const at = placeOf(event);
      if (at >= 0) this.does.open(at);
    });
  }

  /** Keys that move and choose; true when it was one. @param {KeyboardEvent} event */
  press(event) {
    const { columns } = this.measure();
    const inline = getComputedStyle(this.box).direction === "rtl" ? -1 : 1;
    const page = Math.max(1, Math.floor(innerHeight / (this.measure().height + GAP_PX))) * columns;
    /** @type {Record<string, number>} */
    const steps = { ArrowLeft: -inline, ArrowRight: inline, ArrowUp: -columns, ArrowDown: columns, PageUp: -page, PageDown: page, Home: -this.count, End: this.count };
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") this.chooseAll(true);
    else if (event.key in steps) {
      const before = this.at;
      this.go(this.at + (steps[event.key] ?? 0));
      if (event.shiftKey) {
        if (!this.chosen.size) this.anchor = before;
        this.choose(this.at, { shift: true, toggles: false });
      }
    } else if (event.key === "x") this.choose(this.at, { shift: false, toggles: true });
    else if (event.key === "Escape" && this.chosen.size) this.chooseAll(false);
    else return false;
    return true;
  }
}
