// One cell of the grid: a small picture, or what stands for it, and a few words.

/** @typedef {import("./found.js").Cell} Cell */

/** @type {Record<string, string>} */
const SIGNS = { picture: "image", film: "film", sound: "audio-lines", text: "file-text", data: "braces" };
/** @type {Record<string, string>} */
const KINDS = { picture: "Picture", film: "Video", sound: "Sound", text: "Text", data: "Data" };

/** @param {string} icons @param {string} name */
export const icon = (icons, name) => {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${icons}#${name}`);
  svg.append(use);
  return svg;
};

/** @param {string} tag @param {string} name @param {string} [text] */
const make = (tag, name, text) => {
  const element = document.createElement(tag);
  element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
};

/** @param {number} seconds */
const clock = (seconds) => `${Math.floor(Math.round(seconds) / 60)}:${String(Math.round(seconds) % 60).padStart(2, "0")}`;

/** Draw a cell, unless it shows that already. @param {HTMLElement} element @param {number} number @param {Cell | undefined} cell @param {string} icons */
export const drawCell = (element, number, cell, icons) => {
  const key = cell ? [number, cell.mark, cell.title, cell.stars, cell.favourite, cell.mature, cell.tags.length].join("|") : `${number}`;
  if (element.dataset.shows === key) return;
  element.dataset.shows = key;
  if (cell) element.dataset.asset = cell.id;
  else delete element.dataset.asset;
  if (!cell) {
    element.replaceChildren(make("div", "cell-picture skeleton"), make("div", "cell-words", "\u00a0"));
    element.setAttribute("aria-label", "Loading");
    return;
  }
  const told = [KINDS[cell.kind], cell.seconds ? clock(cell.seconds) : "", cell.character, cell.stars ? `${cell.stars} of 5 stars` : "", cell.favourite ? "favourite" : "", cell.mature ? "mature" : ""];
  element.setAttribute("aria-label", [cell.title, ...told].filter(Boolean).join(", "));
  const words = make("div", "cell-words");
  words.append(make("strong", "", cell.title), make("span", "", [KINDS[cell.kind], cell.character, ...cell.tags].filter(Boolean).join(" · ")));
  element.replaceChildren(drawPicture(cell, icons), words);
};

/** @param {Cell} cell @param {string} icons */
const drawPicture = (cell, icons) => {
  const picture = make("div", "cell-picture");
  picture.dataset.kind = cell.kind;
  const stand = () => picture.prepend(icon(icons, SIGNS[cell.kind] ?? "braces"));
  if (cell.kind === "text" && cell.says) picture.append(make("pre", "", cell.says));
  else if (cell.kind === "text" || cell.kind === "data") stand();
  else {
    const image = document.createElement("img");
    image.alt = "";
    image.loading = "lazy";
    image.decoding = "async";
    image.draggable = false;
    // Until it came, its place is plain; squares only stand behind what is there.
    image.addEventListener("load", () => (image.dataset.drawn = ""));
    image.addEventListener("error", () => {
      image.remove();
      stand();
    });
    const look = `/library/${cell.id}/look`;
    image.sizes = "auto, 12rem";
    image.srcset = `${look}/small?v=${cell.mark} 320w, ${look}/medium?v=${cell.mark} 640w`;
    image.src = `${look}/small?v=${cell.mark}`;
    picture.append(image);
  }
  const pick = make("span", "cell-pick");
  pick.append(icon(icons, "check"));
  const signs = make("span", "cell-signs");
  if (cell.favourite) signs.append(icon(icons, "heart"));
  if (cell.stars) signs.append(icon(icons, "star"), String(cell.stars));
  if (cell.seconds && (cell.kind === "film" || cell.kind === "sound")) signs.append(` ${clock(cell.seconds)}`);
  picture.append(pick, signs);
  return picture;
};
