// Captions on a canvas in the looks of the renderer, from the same data.

/**
 * @typedef {{ size_px: number, weight: number, pitch: number, outline: number, ground: string, reveal: string, mark: string, is_at_start: boolean }} Look
 * @typedef {{ seconds: number, scale: number, size: number, accent: string, space: string }} How
 */

const INK = "#23122d";
const GROUND = "rgb(16 10 24 / 84%)";
const PAD = 0.5;

/** @param {CanvasRenderingContext2D} pen @param {import("./desk.js").Shown} caption @param {Look} look @param {How} how */
export const paintCaption = (pen, caption, look, how) => {
  const box = { x: caption.box.x * how.scale, y: caption.box.y * how.scale, width: caption.box.width * how.scale, height: caption.box.height * how.scale };
  const texts = caption.lines.map((words) => words.map((word) => word.text.trim()).join(how.space));
  const spoken = spokenAt(caption, how.seconds);
  pen.save();
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  let px = look.size_px * how.size * how.scale;
  const inner = look.ground === "none" ? box.width : box.width - 2 * PAD * px;
  pen.font = `${look.weight} ${px}px Inter, sans-serif`;
  const widest = Math.max(...texts.map((text) => pen.measureText(text).width), 1);
  if (widest > inner) px *= inner / widest;
  pen.font = `${look.weight} ${px}px Inter, sans-serif`;
  drawGround(pen, look, box, px, how.accent, texts);
  const pitch = look.pitch * px;
  const named = caption.speaker && look.ground === "panel" && !look.reveal.startsWith("l") ? caption.speaker : "";
  const top = box.y + box.height / 2 - (pitch * (texts.length - 1)) / 2 + (named ? px * 0.35 : 0);
  let number = 0;
  let letters = look.reveal === "letters" ? typedAt(caption, how.seconds) : Infinity;
  caption.lines.forEach((words, row) => {
    const wide = pen.measureText(texts[row] ?? "").width;
    let x = look.is_at_start ? box.x + PAD * px * (look.ground === "bar" ? 1.4 : 1) : box.x + (box.width - wide) / 2;
    const y = top + row * pitch;
    for (const word of words) {
      const whole = word.text.trim();
      const text = letters < whole.length ? whole.slice(0, Math.max(0, letters)) : whole;
      letters -= whole.length;
      const isNow = number === spoken;
      if (look.reveal !== "words" || number <= spoken) drawWord(pen, text, x, y, px, look, isNow, how.accent);
      x += pen.measureText(whole + how.space).width;
      number += 1;
    }
  });
  if (named) drawName(pen, named, box, px, how.accent);
  pen.restore();
};

/** The number of the word that is said. @param {import("./desk.js").Shown} caption @param {number} seconds */
const spokenAt = (caption, seconds) => Math.max(0, caption.lines.flat().findLastIndex((word) => word.start - 0.05 <= seconds));

/** How many letters are typed. @param {import("./desk.js").Shown} caption @param {number} seconds */
const typedAt = (caption, seconds) => {
  let count = 0;
  for (const word of caption.lines.flat()) {
    const share = (seconds + 0.05 - word.start) / Math.max(0.01, (word.end - word.start) * 0.9);
    const letters = word.text.trim().length;
    if (share < 1) return count + Math.max(0, Math.floor(letters * share));
    count += letters;
  }
  return Infinity;
};

/** @param {CanvasRenderingContext2D} pen @param {string} text @param {number} x @param {number} y @param {number} px @param {Look} look @param {boolean} isNow @param {string} accent */
const drawWord = (pen, text, x, y, px, look, isNow, accent) => {
  const isMarked = isNow && look.mark === "pill";
  if (isMarked) {
    pen.fillStyle = accent;
    pen.beginPath();
    pen.roundRect(x - px * 0.16, y - px * 0.6, pen.measureText(text).width + px * 0.32, px * 1.2, px * 0.25);
    pen.fill();
  } else if (look.outline) {
    pen.strokeStyle = INK;
    pen.lineWidth = look.outline * px * 2;
    pen.strokeText(text, x, y);
  }
  pen.fillStyle = isMarked ? INK : isNow && look.mark === "colour" ? accent : "#fff";
  pen.fillText(text, x, y);
};

/** @param {CanvasRenderingContext2D} pen @param {Look} look @param {{ x: number, y: number, width: number, height: number }} box @param {number} px @param {string} accent @param {string[]} texts */
const drawGround = (pen, look, box, px, accent, texts) => {
  if (look.ground === "none") return;
  pen.fillStyle = GROUND;
  pen.beginPath();
  if (look.ground === "lines") {
    texts.forEach((text, row) => {
      const wide = pen.measureText(text).width + px * 0.7;
      const y = box.y + box.height / 2 + (row - (texts.length - 1) / 2) * look.pitch * px;
      pen.roundRect(box.x + (box.width - wide) / 2, y - (look.pitch * px) / 2, wide, look.pitch * px, px * 0.16);
    });
  } else pen.roundRect(box.x, box.y, box.width, box.height, px * 0.3);
  pen.fill();
  if (look.ground !== "bar") return;
  pen.fillStyle = accent;
  pen.fillRect(box.x, box.y, px * 0.14, box.height);
};

/** @param {CanvasRenderingContext2D} pen @param {string} name @param {{ x: number, y: number, width: number, height: number }} box @param {number} px @param {string} accent */
const drawName = (pen, name, box, px, accent) => {
  pen.font = `800 ${px * 0.7}px Inter, sans-serif`;
  pen.fillStyle = accent;
  pen.fillText(name, box.x + PAD * px, box.y + px * 0.6);
};
