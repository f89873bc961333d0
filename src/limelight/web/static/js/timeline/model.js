// A timeline and what may be done with it. Every function gives a new timeline and leaves the old one as it was.

/**
 * @typedef {{ zoom_from: number, zoom_to: number, drift_x_px: number, drift_y_px: number }} Motion
 * @typedef {{ film: string, start: number, speed: number, fit: string }} Footage
 * @typedef {{ name: string, start: number, seconds: number, picture: string | null, stage: string | null, footage: Footage | null,
 *   motion: Motion, crossfade_seconds: number, transition: string, on_screen: string, lower_third: { name: string, detail: string } | null }} Clip
 * @typedef {{ name: string, audio: string, start: number, seconds: number, gain_db: number, offset: number, role?: string }} Sound
 * @typedef {{ text: string, start: number, end: number, wears?: string }} Word
 * @typedef {{ name: string, style: string | null, dress: Record<string, unknown> }} Costume
 * @typedef {{ title: string, language: string, width_px: number, height_px: number, fps: number, seconds: number, clips: Clip[],
 *   speech: Sound[], music: Sound | null, effects: Sound[], words: Word[], cue_starts: number[], captions: string,
 *   dress: Record<string, unknown>, wardrobe: Costume[],
 *   caption_place: string, disclosure: string, branding: { accent: string, font: string } }} Line
 * @typedef {{ name: string, url: string, seconds: number | null, words: Word[], beats: number[] }} Material
 * @typedef {"pictures" | "speech" | "music" | "effects" | "captions"} TrackName
 * @typedef {{ track: TrackName, at: number }} Chosen
 */

export const SHORTEST = 0.2;
const SHORTEST_SOUND = 0.1;
const FADE = 0.3;
const SAME = 0.002;

/** @param {number} seconds */
const tidy = (seconds) => Math.round(seconds * 1e6) / 1e6;

/** A moment on the grid of frames. @param {Line} line @param {number} seconds */
export const frame = (line, seconds) => Math.round(seconds * line.fps) / line.fps;

/** @template T @param {T[]} list @param {number} at @returns {T} */
export const one = (list, at) => {
  const found = list[at];
  if (found === undefined) throw new RangeError(`there is no number ${at}`);
  return found;
};

/** How much of a shot's fade lies before its cut. @param {Line} line @param {Clip} clip */
const early = (line, clip) => Math.floor(clip.crossfade_seconds * line.fps * 0.5 + 1e-6) / line.fps;

/** Where shots meet, with the beginning and the end. @param {Line} line @returns {number[]} */
export const cutsOf = (line) => [0, ...line.clips.slice(1).map((clip) => clip.start + early(line, clip)), line.seconds];

/** The shots with their cuts at these moments; fades are no longer than a third of a shot. @param {Line} line @param {Clip[]} clips @param {number[]} cuts @returns {Clip[]} */
const placed = (line, clips, cuts) => {
  const lengths = clips.map((_, at) => one(cuts, at + 1) - one(cuts, at));
  const faded = clips.map((clip, at) => {
    const most = at ? Math.min(one(lengths, at - 1), one(lengths, at)) / 3 : 0;
    const fade = Math.floor(Math.min(clip.crossfade_seconds, most) * line.fps + 1e-6) / line.fps;
    return { ...clip, crossfade_seconds: fade };
  });
  const starts = faded.map((clip, at) => (at ? one(cuts, at) - early(line, clip) : 0));
  const end = one(cuts, clips.length);
  return faded.map((clip, at) => ({ ...clip, start: tidy(one(starts, at)), seconds: tidy((starts[at + 1] ?? end) - one(starts, at)) }));
};

/** Change words; captions that begin with one follow it. @param {Line} line @param {(word: Word) => Word | null} change @returns {Pick<Line, "words" | "cue_starts">} */
const reworded = (line, change) => {
  const pairs = line.words.map((word) => ({ word, now: change(word) }));
  const starts = line.cue_starts.map((start) => {
    const pair = pairs.find(({ word }) => Math.abs(word.start - start) < SAME);
    return pair ? (pair.now?.start ?? null) : start;
  });
  const words = pairs.flatMap(({ now }) => (now ? [{ ...now, start: tidy(now.start), end: tidy(now.end) }] : []));
  words.sort((a, b) => a.start - b.start);
  return { words, cue_starts: starts.filter((start) => start !== null).map(tidy).sort((a, b) => a - b) };
};

/** @param {Word} word @param {Sound} sound */
const isIn = (word, sound) => {
  const middle = (word.start + word.end) / 2;
  return middle >= sound.start && middle <= sound.start + sound.seconds;
};

/** Move the cut before a shot. @param {Line} line @param {number} at @param {number} seconds @returns {Line} */
export const roll = (line, at, seconds) => {
  const cuts = cutsOf(line);
  const [least, most] = [one(cuts, at - 1) + SHORTEST, one(cuts, at + 1) - SHORTEST];
  if (least > most) return line;
  cuts[at] = frame(line, Math.min(most, Math.max(least, seconds)));
  return { ...line, clips: placed(line, line.clips, cuts) };
};

/** Where the video may end at the earliest. @param {Line} line */
const leastEnd = (line) => {
  const spoken = line.speech.map((sound) => sound.start + sound.seconds);
  return Math.max(one(cutsOf(line), line.clips.length - 1) + SHORTEST, ...spoken);
};

/** Let the video end at a moment; music that went on to the end still does, as far as it reaches. @param {Line} line @param {number} seconds @param {(name: string) => number} lasts @param {number} [before] where it ended before @returns {Line} */
export const end = (line, seconds, lasts, before = line.seconds) => {
  const until = Math.ceil(Math.max(leastEnd(line), seconds) * line.fps - 1e-6) / line.fps;
  const cuts = cutsOf(line);
  cuts[line.clips.length] = until;
  return ended({ ...line, clips: placed(line, line.clips, cuts), seconds: tidy(until) }, before, lasts);
};

/** Sounds within the video. @param {Line} line @param {number} before @param {(name: string) => number} lasts @returns {Line} */
const ended = (line, before, lasts) => {
  const { music } = line;
  const wasLast = music && music.start + music.seconds >= before - 0.05;
  const longest = music ? Math.min(line.seconds - music.start, lasts(music.audio) - music.offset) : 0;
  const kept = music && longest >= SHORTEST_SOUND ? { ...music, seconds: tidy(wasLast ? longest : Math.min(longest, music.seconds)) } : null;
  const effects = line.effects
    .map((sound) => ({ ...sound, seconds: tidy(Math.min(sound.seconds, line.seconds - sound.start)) }))
    .filter((sound) => sound.seconds >= SHORTEST_SOUND);
  return { ...line, music: kept, effects, ...reworded(line, (word) => (word.start < line.seconds ? { ...word, end: Math.min(word.end, line.seconds) } : null)) };
};

/**
 * The shots in another order, or some of them. `order` has the numbers that shots have now; with `isLinked` what is heard while
 * a shot is seen goes with it, or away with it.
 * @param {Line} line @param {number[]} order @param {boolean} isLinked @param {(name: string) => number} lasts @returns {Line}
 */
const rearranged = (line, order, isLinked, lasts) => {
  const before = cutsOf(line);
  const cuts = [0];
  for (const at of order) cuts.push(one(cuts, cuts.length - 1) + one(before, at + 1) - one(before, at));
  const clips = order.map((at, now) => {
    const clip = one(line.clips, at);
    return now && !clip.crossfade_seconds && at === 0 ? { ...clip, crossfade_seconds: FADE } : clip;
  });
  const seconds = tidy(one(cuts, order.length));
  const laid = { ...line, clips: placed(line, clips, cuts), seconds };
  if (!isLinked) return laid;
  /** By how much something in the middle of a shot moves; null where the shot is gone. @param {number} middle */
  const moves = (middle) => {
    const was = Math.min(line.clips.length - 1, before.findLastIndex((cut) => cut <= middle + 1e-6));
    const now = order.indexOf(Math.max(0, was));
    return now < 0 ? null : one(cuts, now) - one(before, Math.max(0, was));
  };
  const spoken = inTurn(line.speech.flatMap((sound) => withMove(sound, moves)));
  const effects = line.effects.flatMap((sound) => withMove(sound, moves)).map(({ sound, start }) => ({ ...sound, start }));
  const said = reworded(line, (word) => {
    const sound = line.speech.find((each) => isIn(word, each));
    const found = spoken.find((each) => each.sound === sound);
    const by = sound ? (found ? found.start - sound.start : null) : moves((word.start + word.end) / 2);
    return by === null ? null : { ...word, start: Math.max(0, word.start + by), end: word.end + by };
  });
  const speech = spoken.map(({ sound, start }) => ({ ...sound, start }));
  return end({ ...laid, speech, effects, ...said }, seconds, lasts, line.seconds);
};

/** Where a sound goes; nowhere when its shot is gone. @param {Sound} sound @param {(middle: number) => number | null} moves */
const withMove = (sound, moves) => {
  const by = moves(sound.start + sound.seconds / 2);
  return by === null ? [] : [{ sound, start: tidy(Math.max(0, sound.start + by)) }];
};

/** One after the other: what would begin before another has ended waits for it. @param {{ sound: Sound, start: number }[]} sounds */
const inTurn = (sounds) => {
  let free = 0;
  return sounds
    .sort((a, b) => a.start - b.start)
    .map(({ sound, start }) => {
      const begun = tidy(Math.max(free, start));
      free = begun + sound.seconds;
      return { sound, start: begun };
    });
};

/** Put a shot before or behind others. @param {Line} line @param {number} from @param {number} to @param {boolean} isLinked @param {(name: string) => number} lasts */
export const reorder = (line, from, to, isLinked, lasts) => {
  const order = line.clips.map((_, at) => at);
  order.splice(to, 0, ...order.splice(from, 1));
  return rearranged(line, order, isLinked, lasts);
};

/** Take a shot out. Without its sounds the shot before it stays longer. @param {Line} line @param {number} at @param {boolean} isLinked @param {(name: string) => number} lasts @returns {Line} */
export const removeShot = (line, at, isLinked, lasts) => {
  if (line.clips.length === 1) return line;
  if (isLinked) return rearranged(line, line.clips.map((_, number) => number).filter((number) => number !== at), true, lasts);
  const cuts = cutsOf(line);
  cuts.splice(at || 1, 1);
  return { ...line, clips: placed(line, line.clips.toSpliced(at, 1), cuts) };
};

/** @param {Line} line @param {TrackName} track @returns {Sound[]} */
export const soundsOf = (line, track) => {
  if (track === "music") return line.music ? [line.music] : [];
  return track === "speech" ? line.speech : track === "effects" ? line.effects : [];
};

/** @param {Line} line @param {TrackName} track @param {Sound[]} sounds @returns {Line} */
const withSounds = (line, track, sounds) =>
  track === "music" ? { ...line, music: sounds[0] ?? null } : { ...line, [track]: sounds };

/** Between which moments a sound may lie: speech never over speech. @param {Line} line @param {Chosen} which @returns {[number, number]} */
const room = (line, { track, at }) => {
  if (track !== "speech") return [0, line.seconds];
  const [before, after] = [line.speech[at - 1], line.speech[at + 1]];
  return [before ? before.start + before.seconds : 0, after ? after.start : line.seconds];
};

/** Let a sound begin elsewhere; words go with what is said. @param {Line} line @param {Chosen} which @param {number} seconds @returns {Line} */
export const moveSound = (line, which, seconds) => {
  const sounds = soundsOf(line, which.track);
  const sound = one(sounds, which.at);
  const [first, last] = room(line, which);
  const start = tidy(Math.max(first, Math.min(last - sound.seconds, seconds)));
  const moved = withSounds(line, which.track, sounds.with(which.at, { ...sound, start }));
  if (which.track !== "speech") return moved;
  const by = start - sound.start;
  return { ...moved, ...reworded(line, (word) => (isIn(word, sound) ? { ...word, start: word.start + by, end: word.end + by } : word)) };
};

/** Move the beginning or the end of a sound. @param {Line} line @param {Chosen} which @param {"start" | "end"} edge @param {number} seconds @param {(name: string) => Material | undefined} known @returns {Line} */
export const trimSound = (line, which, edge, seconds, known) => {
  const sounds = soundsOf(line, which.track);
  const sound = one(sounds, which.at);
  const [first, last] = room(line, which);
  const [until, lasts] = [sound.start + sound.seconds, known(sound.audio)?.seconds ?? Infinity];
  /** @type {Sound} */
  let now;
  if (edge === "start") {
    const start = tidy(Math.max(first, sound.start - sound.offset, Math.min(until - SHORTEST_SOUND, seconds)));
    now = { ...sound, start, offset: tidy(sound.offset + start - sound.start), seconds: tidy(until - start) };
  } else {
    const stop = Math.min(last, sound.start - sound.offset + lasts, Math.max(sound.start + SHORTEST_SOUND, seconds));
    now = { ...sound, seconds: tidy(stop - sound.start) };
  }
  const trimmed = withSounds(line, which.track, sounds.with(which.at, now));
  return which.track === "speech" ? { ...trimmed, ...heardIn(line, sound, now, known(sound.audio)?.words ?? []) } : trimmed;
};

/** The words after a sound was trimmed: those it lost are gone, those it found come back as they are spoken. @param {Line} line @param {Sound} before @param {Sound} now @param {Word[]} spoken */
const heardIn = (line, before, now, spoken) => {
  const kept = reworded(line, (word) => (isIn(word, before) && !isIn(word, now) ? null : word));
  const by = now.start - now.offset;
  const found = spoken
    .map((word) => ({ ...word, start: tidy(word.start + by), end: tidy(word.end + by) }))
    .filter((word) => isIn(word, now) && !isIn(word, before));
  return { ...kept, words: [...kept.words, ...found].sort((a, b) => a.start - b.start) };
};

/** Take a sound out, with its words. @param {Line} line @param {Chosen} which @returns {Line} */
export const removeSound = (line, which) => {
  const sounds = soundsOf(line, which.track);
  const sound = one(sounds, which.at);
  const without = withSounds(line, which.track, sounds.toSpliced(which.at, 1));
  return which.track === "speech" ? { ...without, ...reworded(line, (word) => (isIn(word, sound) ? null : word)) } : without;
};

/** @param {Line} line @param {Chosen} which @param {Partial<Sound>} changes @returns {Line} */
export const setSound = (line, which, changes) => {
  const sounds = soundsOf(line, which.track);
  return withSounds(line, which.track, sounds.with(which.at, { ...one(sounds, which.at), ...changes }));
};

/** @param {Line} line @param {number} at @param {Partial<Clip>} changes @returns {Line} */
export const setClip = (line, at, changes) => {
  const clips = line.clips.with(at, { ...one(line.clips, at), ...changes });
  return { ...line, clips: placed(line, clips, cutsOf(line)) };
};

/** Moments that things stick to. @param {Line} line @param {(name: string) => Material | undefined} known @returns {number[]} */
export const stickyOf = (line, known) => {
  const sounds = [...line.speech, ...line.effects].flatMap((sound) => [sound.start, sound.start + sound.seconds]);
  const words = line.words.flatMap((word) => [word.start, word.end]);
  const music = line.music;
  const beats = music ? (known(music.audio)?.beats ?? []).map((beat) => beat - music.offset + music.start) : [];
  return [...cutsOf(line), ...sounds, ...words, ...beats].filter((moment) => moment >= 0 && moment <= line.seconds);
};

/** The moment itself or one near it. @param {number} seconds @param {number[]} sticky @param {number} reach */
export const snapped = (seconds, sticky, reach) => {
  let best = seconds;
  let gap = reach;
  for (const moment of sticky) {
    const far = Math.abs(moment - seconds);
    if (far < gap) [best, gap] = [moment, far];
  }
  return best;
};

/** "0:03.2". @param {number} seconds */
export const clock = (seconds) => {
  const tenths = Math.round(seconds * 10);
  return `${Math.floor(tenths / 600)}:${String(Math.floor((tenths % 600) / 10)).padStart(2, "0")}.${tenths % 10}`;
};
