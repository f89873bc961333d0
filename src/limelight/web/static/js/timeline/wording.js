// Words of captions: changed, parted, joined and moved without losing the times at which they are heard.
import { one } from "./model.js";

/**
 * @typedef {import("./model.js").Line} Line
 * @typedef {import("./model.js").Word} Word
 * @typedef {import("./desk.js").Cue} Cue
 */

const SAME = 0.002;

/** @param {string} language */
const isSpaced = (language) => !["ja", "zh", "th"].includes(language.split("-")[0] ?? "");

/** A text as words, the way the language parts them. @param {string} text @param {string} language */
export const wordsIn = (text, language) => {
  if (isSpaced(language)) return text.split(/[ \n\t]+/).filter(Boolean);
  return [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)].map((part) => part.segment).filter((part) => part.trim());
};

/** @param {Word[]} words @param {string} language */
export const textOf = (words, language) => words.map((word) => word.text).join(isSpaced(language) ? " " : "").trim();

/** Which of two rows of texts are the same, in order, as pairs of places. @param {string[]} before @param {string[]} after @returns {[number, number][]} */
const common = (before, after) => {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = one(lengths, i);
      row[j] = before[i] === after[j] ? one(lengths, i + 1)[j + 1] + 1 : Math.max(one(lengths, i + 1)[j], row[j + 1]);
    }
  }
  /** @type {[number, number][]} */
  const pairs = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (one(lengths, i + 1)[j] >= one(lengths, i)[j + 1]) i++;
    else j++;
  }
  return pairs;
};

/** Words over a span of time, each as long as it is written. @param {string[]} texts @param {number} start @param {number} end @returns {Word[]} */
const shared = (texts, start, end) => {
  const letters = texts.reduce((sum, text) => sum + text.length, 0);
  let at = start;
  return texts.map((text) => {
    const until = at + ((end - start) * text.length) / letters;
    const word = { text, start: Math.round(at * 1e6) / 1e6, end: Math.round(until * 1e6) / 1e6 };
    at = until;
    return word;
  });
};

/**
 * Words after their text was changed: what stayed keeps its time, what is new shares the time of what it replaces, or of the
 * word beside it.
 * @param {Word[]} words @param {string[]} texts @returns {Word[]}
 */
export const retimed = (words, texts) => {
  const pairs = common(words.map((word) => word.text), texts);
  /** @type {Word[]} */
  const done = [];
  let [i, j] = [0, 0];
  for (const [oldAt, newAt] of [...pairs, /** @type {[number, number]} */ ([words.length, texts.length])]) {
    const [gone, come] = [words.slice(i, oldAt), texts.slice(j, newAt)];
    if (come.length) {
      if (gone.length) done.push(...shared(come, one(gone, 0).start, one(gone, gone.length - 1).end));
      else {
        const before = done.pop();
        const after = words[oldAt];
        if (before) done.push(...shared([before.text, ...come], before.start, before.end));
        else if (after) {
          // What comes before the first word begins with it.
          const [last, ...early] = shared([...come, after.text], after.start, after.end).reverse();
          done.push(...early.reverse());
          if (last) words = words.with(oldAt, last);
        }
      }
    }
    const kept = words[oldAt];
    if (kept && newAt < texts.length) done.push(kept);
    [i, j] = [oldAt + 1, newAt + 1];
  }
  return done;
};

/** @param {Line} line @param {Cue} cue */
export const wordsOf = (line, cue) => line.words.slice(cue.first, cue.first + cue.count);

/** Where captions begin, told one by one. @param {Line} line @param {Cue[]} cues */
const startsOf = (line, cues) => cues.map((cue) => one(line.words, cue.first).start);

/** A caption with another text. @param {Line} line @param {Cue} cue @param {string} text @returns {Line} */
export const setText = (line, cue, text) => {
  const before = wordsOf(line, cue);
  const after = retimed(before, wordsIn(text, line.language));
  const words = line.words.toSpliced(cue.first, cue.count, ...after);
  const [was, now] = [before[0]?.start ?? 0, after[0]?.start];
  const cue_starts = line.cue_starts.flatMap((start) => (Math.abs(start - was) < SAME ? (now === undefined ? [] : [now]) : [start]));
  return { ...line, words, cue_starts };
};

/** Let a new caption begin with a word of one. @param {Line} line @param {Cue[]} cues @param {number} at @param {number} word @returns {Line} */
export const split = (line, cues, at, word) => {
  const start = one(line.words, one(cues, at).first + word).start;
  return { ...line, cue_starts: [...startsOf(line, cues), start].sort((a, b) => a - b) };
};

/** Show a caption together with the one after it. @param {Line} line @param {Cue[]} cues @param {number} at @returns {Line} */
export const merge = (line, cues, at) => ({ ...line, cue_starts: startsOf(line, cues).toSpliced(at + 1, 1) });

/** Show a caption earlier or later, as far as its neighbours leave room. @param {Line} line @param {Cue} cue @param {number} by @returns {Line} */
export const shift = (line, cue, by) => {
  const words = wordsOf(line, cue);
  const first = line.words[cue.first - 1]?.end ?? 0;
  const last = line.words[cue.first + cue.count]?.start ?? line.seconds;
  const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0];
  const far = Math.round(Math.max(Math.min(0, first - start), Math.min(Math.max(0, last - end), by)) * 1e6) / 1e6;
  const moved = words.map((word) => ({ ...word, start: word.start + far, end: word.end + far }));
  const cue_starts = line.cue_starts.map((moment) => (Math.abs(moment - start) < SAME ? moment + far : moment));
  return { ...line, words: line.words.toSpliced(cue.first, cue.count, ...moved), cue_starts };
};
