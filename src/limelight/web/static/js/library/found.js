// What was found: the numbers of all assets in order, and of those in sight what the grid shows.

const AT_ONCE = 120;
const MOST_KEPT = 4000;

/** @typedef {{id: string, number: number, kind: string, made: string, title: string, says: string, mark: string, seconds: number | null, bytes: number, stars: number, favourite: boolean, mature: boolean, character: string, tags: string[], folder: string, at: string, version: number}} Cell */

/** Ask the studio; what goes wrong is an error that says so. @param {string} url @param {RequestInit} [how] */
export const ask = async (url, how = {}) => {
  const answer = await fetch(url, { ...how, headers: { Accept: "application/json", ...how.headers } });
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw new Error(problem.detail || problem.title || `The studio answered ${answer.status}.`);
};

/** @param {string} url @param {unknown} body */
export const post = async (url, body) =>
  (await ask(url, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } })).json();

export class Found {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.numbers = new Int32Array(0);
    /** @type {Map<number, Cell>} */
    this.cells = new Map();
    /** @type {Set<number>} */
    this.asked = new Set();
    /** @type {AbortController | undefined} */
    this.asking = undefined;
  }

  /** Find anew; an earlier search still under way is given up. @param {URLSearchParams} wanted */
  async find(wanted) {
    this.asking?.abort();
    this.asking = new AbortController();
    const answer = await ask(`/library/order?${wanted}`, { signal: this.asking.signal });
    const steps = new Int32Array(await answer.arrayBuffer());
    for (let at = 1; at < steps.length; at++) steps[at] = (steps[at] ?? 0) + (steps[at - 1] ?? 0);
    this.numbers = steps;
    this.forget();
  }

  /** What is shown is to be fetched again. @param {Iterable<number>} [numbers] */
  forget(numbers) {
    if (numbers) for (const number of numbers) this.cells.delete(number);
    else this.cells.clear();
    this.asked.clear();
  }

  /** Fetch what is missing between two places. @param {number} from @param {number} to */
  async fetch(from, to) {
    /** @type {number[]} */
    const missing = [];
    for (const number of this.numbers.subarray(from, to)) {
      if (!this.cells.has(number) && !this.asked.has(number)) missing.push(number);
    }
    for (let at = 0; at < missing.length; at += AT_ONCE) await this.fetchSome(missing.slice(at, at + AT_ONCE));
  }

  /** What is shown of one asset, also while it is being fetched already. @param {number} number */
  async cell(number) {
    if (!this.cells.has(number)) await this.fetchSome([number]);
    return this.cells.get(number);
  }

  /** @param {number[]} some */
  async fetchSome(some) {
    for (const number of some) this.asked.add(number);
    try {
      const answer = await ask(`/library/cells?numbers=${some.join()}`);
      if (this.cells.size > MOST_KEPT) this.cells.clear();
      for (const cell of /** @type {Cell[]} */ (await answer.json())) this.cells.set(cell.number, cell);
      this.changed();
    } finally {
      for (const number of some) this.asked.delete(number);
    }
  }
}
