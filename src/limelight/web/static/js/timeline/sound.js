// What is heard of a timeline in the browser: speech and effects to the sample, music under them, softer while somebody speaks.
import { soundsOf } from "./model.js";

/**
 * @typedef {import("./model.js").Sound} Sound
 * @typedef {import("./model.js").Line} Line
 */

const AHEAD = 8;
const KEPT = 24;
// As the mix is made: music lies near this beside speech, and as much lower while it is spoken.
const MUSIC_DB = -3;
const DUCK_DB = -11;
const DUCK_EARLY = 0.15;
const DUCK_LATE = 0.35;
const DRIFT = 0.12;
const START_MS = 400;

/** @param {number} db */
const linear = (db) => 10 ** (db / 20);

export class Sounds {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {AudioContext | null} */
    this.context = null;
    /** @type {Map<string, Promise<AudioBuffer | null>>} */
    this.buffers = new Map();
    /** @type {Map<string, AudioBufferSourceNode>} */
    this.playing = new Map();
    /** @type {HTMLAudioElement | null} */
    this.music = null;
    /** @type {GainNode | null} */
    this.bed = null;
    this.run = 0;
  }

  /** Get ready; false where the browser has no sound, and pictures run by another clock. */
  async ready() {
    this.context ??= new AudioContext();
    const { context } = this;
    await Promise.race([context.resume(), new Promise((done) => setTimeout(done, START_MS))]);
    return context.state === "running";
  }

  /** Time of the sound card. */
  get now() {
    return this.context?.currentTime ?? 0;
  }

  /** A sound, decoded once. @param {string} name */
  buffer(name) {
    const found = this.buffers.get(name) ?? this.decode(name);
    this.buffers.delete(name);
    this.buffers.set(name, found);
    for (const oldest of this.buffers.keys()) {
      if (this.buffers.size <= KEPT) break;
      this.buffers.delete(oldest);
    }
    return found;
  }

  /** @param {string} name @returns {Promise<AudioBuffer | null>} */
  async decode(name) {
    const url = this.desk.known(name)?.url;
    if (!url || !this.context) return null;
    try {
      const answer = await fetch(url);
      return await this.context.decodeAudioData(await answer.arrayBuffer());
    } catch {
      return null;
    }
  }

  /** Play from a moment on. @param {number} from @param {number} rate */
  async play(from, rate) {
    this.stop();
    this.run += 1;
    const { run } = this;
    const first = this.spoken(this.desk.line, from).slice(0, 2);
    await Promise.all(first.map((sound) => this.buffer(sound.audio)));
    if (run !== this.run || !this.context) return;
    this.began = { at: this.context.currentTime + 0.02, from, rate };
    this.startMusic(from, rate);
    this.schedule(from);
  }

  /** Sounds but for the music that are not over at a moment. @param {Line} line @param {number} seconds */
  spoken(line, seconds) {
    const all = [...soundsOf(line, "speech"), ...soundsOf(line, "effects")];
    return all.filter((sound) => sound.start + sound.seconds > seconds && sound.start < seconds + AHEAD).sort((a, b) => a.start - b.start);
  }

  /** Let what is heard soon begin in time, and keep the music with it. @param {number} seconds */
  schedule(seconds) {
    const { context, began, run } = this;
    if (!context || !began) return;
    for (const sound of this.spoken(this.desk.line, seconds)) {
      const key = `${sound.audio} ${sound.start} ${sound.offset}`;
      if (this.playing.has(key)) continue;
      const source = context.createBufferSource();
      this.playing.set(key, source);
      this.buffer(sound.audio).then((buffer) => {
        if (buffer && run === this.run) this.begin(source, buffer, sound);
      });
    }
    const { music } = this.desk.line;
    if (this.music && music) {
      const wanted = seconds - music.start + music.offset;
      if (Math.abs(this.music.currentTime - wanted) > DRIFT && !this.music.paused) this.music.currentTime = wanted;
      const isHeard = seconds >= music.start && seconds < music.start + music.seconds;
      if (isHeard && this.music.paused) this.music.play().catch(() => undefined);
      if (!isHeard && !this.music.paused) this.music.pause();
    }
  }

  /** @param {AudioBufferSourceNode} source @param {AudioBuffer} buffer @param {Sound} sound */
  begin(source, buffer, sound) {
    const { context, began } = this;
    if (!context || !began) return;
    const at = began.at + (sound.start - began.from) / began.rate;
    const late = Math.max(0, context.currentTime - at) * began.rate;
    if (late >= sound.seconds) return;
    const volume = context.createGain();
    volume.gain.value = linear(sound.gain_db);
    source.buffer = buffer;
    source.playbackRate.value = began.rate;
    source.connect(volume).connect(context.destination);
    source.start(Math.max(at, context.currentTime), sound.offset + late, sound.seconds - late);
  }

  /** @param {number} from @param {number} rate */
  startMusic(from, rate) {
    const { context } = this;
    const { music, speech } = this.desk.line;
    if (!context || !music) return;
    const url = this.desk.known(music.audio)?.url;
    if (!url) return;
    if (!this.music || this.music.dataset.name !== music.audio) {
      this.music?.pause();
      this.music = new Audio(url);
      this.music.dataset.name = music.audio;
      this.music.preload = "auto";
      this.bed = context.createGain();
      context.createMediaElementSource(this.music).connect(this.bed).connect(context.destination);
    }
    this.music.playbackRate = rate;
    this.music.currentTime = Math.max(0, from - music.start + music.offset);
    if (this.bed) duck(this.bed.gain, linear(MUSIC_DB + music.gain_db), speech, this.began ?? { at: 0, from, rate });
    if (from >= music.start) this.music.play().catch(() => undefined);
  }

  stop() {
    this.run += 1;
    for (const source of this.playing.values()) {
      if (source.buffer) source.stop();
      source.disconnect();
    }
    this.playing.clear();
    this.music?.pause();
    this.began = undefined;
  }
}

/** The gain of the music from a moment on. @param {AudioParam} gain @param {number} open @param {Sound[]} speech @param {{ at: number, from: number, rate: number }} began */
const duck = (gain, open, speech, began) => {
  const low = open * linear(DUCK_DB);
  gain.cancelScheduledValues(0);
  const isSpoken = speech.some((sound) => sound.start - DUCK_EARLY <= began.from && began.from < sound.start + sound.seconds + DUCK_LATE);
  gain.setValueAtTime(isSpoken ? low : open, began.at);
  /** @param {number} seconds */
  const when = (seconds) => began.at + (seconds - began.from) / began.rate;
  let until = -Infinity;
  for (const sound of speech) {
    const end = sound.start + sound.seconds;
    if (end <= began.from) continue;
    if (sound.start - until > DUCK_EARLY + DUCK_LATE) {
      if (until > began.from) gain.setTargetAtTime(open, when(until + 0.1), 0.12 / began.rate);
      if (sound.start - DUCK_EARLY > began.from) gain.setTargetAtTime(low, when(sound.start - DUCK_EARLY), 0.05 / began.rate);
    }
    until = Math.max(until, end);
  }
  if (until > began.from) gain.setTargetAtTime(open, when(until + 0.1), 0.12 / began.rate);
};
