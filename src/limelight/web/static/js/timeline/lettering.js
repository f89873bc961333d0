// Captions on a canvas as the renderer draws them: from the places, sizes and looks it gives for every word.

/**
 * @typedef {{ weight: number, family: string, is_italic: boolean, is_underlined: boolean, outline: number, shadow: number, ground: string,
 *   reveal: string, mark: string, fades: boolean, letters: string, edge: string, accent: string, on_accent: string, behind: string, shade: string }} Look
 * @typedef {import("./desk.js").Shown} Shown
 * @typedef {import("./desk.js").SetWord} SetWord
 * @typedef {{ seconds: number, scale: number, fps: number, looks: Record<string, Look> }} How
 */

// In letters' sizes, as `renders/compose/words` has them.
const PILL = { pad: 0.2, round: 0.32 };
const LINE = { pad: 0.36, round: 0.12 };
const PANEL_ROUND = 0.26;
const STRIPE = 0.16;
const NAME = { share: 0.72, middle: 0.36 };
const CARET = 0.07;
const UNDER = { down: 0.12, thick: 0.065 };
const LEAN = 0.2;
const POP = [0.55, 0.92, 1.16, 1.07];
const POP_SECONDS = 0.04;
const EARLY_SECONDS = 0.05;
const FADE_SECONDS = 0.12;
const TYPED_SHARE = 0.9;
const OTHERS = ["arabic", "hebrew", "thai", "devanagari", "korean", "japanese", "emoji"].map((face) => `"Caption ${face}"`).join(", ");
/** @type {Record<string, string>} */
const LATIN = { sans: "inter", serif: "serif", mono: "mono", hand: "hand" };

const OWN = /^[0-9a-f]{64}$/;
const known = new Set();

/** The name of what draws a family; a font file of the workspace is made known when it is first asked for. @param {string} family */
const faceOf = (family) => {
  if (!OWN.test(family)) return LATIN[family] ?? "inter";
  if (!known.has(family)) document.fonts.add(new FontFace(`Caption ${family}`, `url("/brands/fonts/${family}.woff2")`, { weight: "100 900" }));
  known.add(family);
  return family;
};

/** What the browser draws letters of a look with. @param {Pick<Look, "weight" | "family">} look @param {number} px */
export const fontOf = (look, px) => `${look.weight} ${px}px "Caption ${faceOf(look.family)}", "Caption inter", ${OTHERS}, sans-serif`;

/** Make the renderer's fonts known; they are fetched when letters of theirs are drawn. @param {{ face: string, weight: string, url: string, range: string }[]} files */
export const declareFonts = (files) => {
  for (const { face, weight, url, range } of files) {
    document.fonts.add(new FontFace(`Caption ${face}`, `url("${url}")`, { weight, unicodeRange: range || "U+0-10FFFF" }));
  }
};

/** Fetch the fonts of captions; what stands for when they are there. @param {Shown[]} shown @param {Record<string, Look>} looks */
export const fontsOf = (shown, looks) => {
  const text = new Set(shown.flatMap((caption) => [...caption.words.map((word) => word.text).join(""), ...caption.speaker]));
  const fonts = new Set(Object.values(looks).map((look) => fontOf(look, 32)));
  return Promise.all([...fonts].map((font) => document.fonts.load(font, [...text].join("")).catch(() => [])));
};

/** @param {CanvasRenderingContext2D} pen @param {Shown} caption @param {How} how */
export const paintCaption = (pen, caption, how) => {
  const look = how.looks[caption.wears];
  if (!look) return;
  pen.save();
  const since = how.seconds + EARLY_SECONDS - caption.start;
  if (look.fades) pen.globalAlpha *= Math.min(1, (since + 1 / how.fps) / FADE_SECONDS);
  pen.scale(how.scale, how.scale);
  pen.translate(caption.box.x, caption.box.y);
  pen.lineJoin = "round";
  pen.textAlign = "left";
  pen.direction = caption.level ? "rtl" : "ltr";
  new Hand(pen, caption, look, how).draw();
  pen.restore();
};

/** How many letters are typed for a text: marks come with the letter they belong to. @param {string} text */
const lettersIn = (text) => [...text].filter((sign) => !/[\p{M}\p{Cf}]/u.test(sign)).length;

/** The beginning of a text with so many letters. @param {string} text @param {number} count */
const typed = (text, count) => {
  let [seen, done] = [0, ""];
  for (const sign of text) {
    seen += /[\p{M}\p{Cf}]/u.test(sign) ? 0 : 1;
    if (seen > count) return done;
    done += sign;
  }
  return done;
};

class Hand {
  /** @param {CanvasRenderingContext2D} pen @param {Shown} caption @param {Look} look @param {How} how */
  constructor(pen, caption, look, how) {
    this.pen = pen;
    this.caption = caption;
    this.look = look;
    this.how = how;
    this.px = caption.size_px;
    this.spoken = Math.max(0, caption.words.findLastIndex((word) => word.start - EARLY_SECONDS <= how.seconds));
  }

  /** @param {SetWord} word */
  own = (word) => this.how.looks[word.wears] ?? this.look;

  /** @param {{ x: number, y: number, width: number, height: number }} box @param {number} round @param {string} colour @param {number} [grow] */
  pill(box, round, colour, grow = 0) {
    this.pen.fillStyle = colour;
    this.pen.beginPath();
    this.pen.roundRect(box.x - grow, box.y, box.width + 2 * grow, box.height, Math.min(round, box.height / 2));
    this.pen.fill();
  }

  draw() {
    this.grounds();
    const { words } = this.caption;
    if (this.look.mark === "pill") {
      const word = words[this.spoken];
      const line = word && this.lineOf(word);
      if (word && line) this.pill({ ...line, x: word.x, width: word.width }, this.px * PILL.round, this.look.accent, this.px * PILL.pad);
    }
    if (this.look.reveal === "letters") this.type();
    else for (const [number, word] of words.entries()) this.word(word, number);
  }

  grounds() {
    const { look, px, caption } = this;
    if (look.ground === "lines") for (const line of caption.rows) this.pill(line, px * LINE.round, look.behind, px * LINE.pad);
    else if (look.ground !== "none") {
      const ground = caption.ground;
      this.pill(ground, look.ground === "panel" ? px * PANEL_ROUND : 0, look.behind);
      const stripe = px * STRIPE;
      if (look.ground === "bar") this.pill({ ...ground, x: caption.level ? ground.x + ground.width - stripe : ground.x, width: stripe }, 0, look.accent);
    }
    if (!caption.name) return;
    const box = caption.name;
    const letters = px * NAME.share;
    this.pill(box, px * PANEL_ROUND, look.accent);
    this.pen.font = fontOf(look, letters);
    this.pen.fillStyle = look.on_accent;
    const wide = this.pen.measureText(caption.speaker).width;
    this.pen.fillText(caption.speaker, box.x + (box.width - wide) / 2, box.y + box.height / 2 + letters * NAME.middle);
  }

  /** @param {SetWord} word */
  lineOf = (word) => this.caption.rows.find((line) => line.y <= word.base && word.base < line.y + line.height);

  /** @param {SetWord} word @param {number} number */
  word(word, number) {
    const { look } = this;
    if (look.reveal === "words" && number > this.spoken) return;
    const isNewest = number === this.spoken;
    const own = this.own(word);
    let scale = 1;
    if (look.reveal === "words" && isNewest) {
      const step = Math.floor(Math.max(0, this.how.seconds + EARLY_SECONDS - word.start) / POP_SECONDS + 1e-6);
      scale = POP[step] ?? 1;
    }
    let colour = own.letters;
    if (look.mark === "said" && number <= this.spoken) colour = own.accent;
    else if (isNewest && look.mark === "pill") colour = own.on_accent;
    else if (isNewest && look.mark === "colour") colour = own.accent;
    this.write(word, word.text, colour, scale, look.mark === "pill" && isNewest);
  }

  /** @param {SetWord} word @param {string} text @param {string} colour @param {number} [scale] @param {boolean} [isMarked] */
  write(word, text, colour, scale = 1, isMarked = false) {
    const { pen, look } = this;
    const own = this.own(word);
    const size = this.px * scale;
    pen.font = fontOf(own, size);
    const wide = pen.measureText(text).width;
    let x = word.x + (word.width - wide) / 2;
    if (text !== word.text) x = this.caption.level ? word.x + word.width - wide : word.x;
    const base = word.base - (this.px - size) * NAME.middle;
    const reach = isMarked || colour === own.edge ? 0 : look.outline * size;
    if (own.is_underlined) this.underline(word, base, colour, own.edge, reach);
    pen.save();
    pen.translate(x, base);
    if (own.is_italic) pen.transform(1, 0, -LEAN, 1, 0, 0);
    if (look.shadow) this.letters(text, own.shade, own.shade, reach, look.shadow * size);
    this.letters(text, colour, own.edge, reach, 0);
    pen.restore();
  }

  /** @param {string} text @param {string} colour @param {string} edge @param {number} reach @param {number} far */
  letters(text, colour, edge, reach, far) {
    const { pen } = this;
    if (reach) {
      pen.strokeStyle = edge;
      pen.lineWidth = reach * 2;
      pen.strokeText(text, far, far);
    }
    pen.fillStyle = colour;
    pen.fillText(text, far, far);
  }

  /** The line under a word, as far as the next that has one too. @param {SetWord} word @param {number} base @param {string} colour @param {string} edge @param {number} reach */
  underline(word, base, colour, edge, reach) {
    const { words } = this.caption;
    const at = words.indexOf(word);
    /** @param {number} step */
    const beside = (step) => {
      const other = words[at + step];
      return other && other.base === word.base && this.own(other).is_underlined ? other : null;
    };
    let [left, right] = [word.x, word.x + word.width];
    const [after, before] = [beside(1), beside(-1)];
    if (after) [left, right] = [Math.min(left, after.x + after.width), Math.max(right, after.x)];
    const [top, tall] = [base + this.px * UNDER.down, this.px * UNDER.thick];
    if (reach) this.pill({ x: left - reach, y: top - reach, width: right - left + 2 * reach, height: tall + 2 * reach }, reach, edge);
    const seam = before ? reach : 0;
    const isLeftwards = before !== null && before.x > word.x;
    this.pill({ x: left - (isLeftwards ? 0 : seam), y: top, width: right - left + seam, height: tall }, 0, colour);
  }

  /** The letters typed so far, and a bar after the last. */
  type() {
    const { words, level } = this.caption;
    const { seconds } = this.how;
    let isOver = false;
    for (const [number, word] of words.entries()) {
      if (isOver) return;
      const count = lettersIn(word.text);
      const share = (seconds + EARLY_SECONDS - word.start) / (Math.max(word.end - word.start, 0.01) * TYPED_SHARE);
      isOver = share < 1;
      const seen = isOver ? typed(word.text, Math.max(0, Math.floor(count * share))) : word.text;
      if (seen) this.write(word, seen, this.own(word).letters);
      const line = this.lineOf(word);
      if (!isOver || !line || (!seen && number)) continue;
      const step = this.px * CARET;
      this.pen.font = fontOf(this.own(word), this.px);
      const wide = seen ? this.pen.measureText(seen).width : 0;
      const x = level ? word.x + word.width - wide - 2 * step : word.x + wide + step;
      this.pill({ x, y: line.y + line.height * 0.14, width: step, height: line.height * 0.72 }, 0, this.look.accent);
    }
  }
}
