/**
 * Many words, looked for together in one pass. A branch is a number; 0 is none. At most places of a text the first
 * step already says that no word begins there, and every step is one look into a table: this is asked for each
 * character of each message.
 */
export class WordTree<T> {
  readonly #first = new Int32Array(0x10000);
  readonly #meanings: T[][] = [NONE];
  /** Open addressing: the step of a branch by a character lies at the first free place from its hash on. */
  #size = 1 << 10;
  #steps = 0;
  #from = new Int32Array(this.#size);
  #by = new Uint16Array(this.#size);
  #to = new Int32Array(this.#size);

  add(word: string, meaning: T): void {
    const code = word.charCodeAt(0);
    let branch = this.#first[code]!;
    if (branch === 0) {
      branch = this.#grow();
      this.#first[code] = branch;
    }
    for (let i = 1; i < word.length; i++)
      branch = this.next(branch, word.charCodeAt(i)) || this.#step(branch, word.charCodeAt(i));
    if (this.#meanings[branch] === NONE) this.#meanings[branch] = [meaning];
    else this.#meanings[branch]!.push(meaning);
  }

  /** The branch of the words that begin with a character. */
  begin(code: number): number {
    return this.#first[code]!;
  }

  /** The branch that a character leads to. */
  next(branch: number, code: number): number {
    const mask = this.#size - 1;
    for (let at = hash(branch, code) & mask; ; at = (at + 1) & mask) {
      const from = this.#from[at]!;
      if (from === 0) return 0;
      if (from === branch && this.#by[at] === code) return this.#to[at]!;
    }
  }

  /** What the word that ends with a branch stands for; empty if none ends there. */
  meanings(branch: number): readonly T[] {
    return this.#meanings[branch]!;
  }

  /** The longest word that begins at `from`: its end, or `from` if there is none, and what it stands for. */
  longest(text: string, from: number): { end: number; meanings: readonly T[] } {
    let end = from;
    let meanings: readonly T[] = NONE;
    let branch = this.begin(text.charCodeAt(from));
    for (let at = from + 1; branch !== 0; at++) {
      if (this.#meanings[branch] !== NONE) {
        end = at;
        meanings = this.#meanings[branch]!;
      }
      branch = at < text.length ? this.next(branch, text.charCodeAt(at)) : 0;
    }
    return { end, meanings };
  }

  #grow(): number {
    return this.#meanings.push(NONE) - 1;
  }

  #step(branch: number, code: number): number {
    if (++this.#steps * 2 > this.#size) this.#widen();
    const to = this.#grow();
    this.#put(branch, code, to);
    return to;
  }

  #put(branch: number, code: number, to: number): void {
    const mask = this.#size - 1;
    let at = hash(branch, code) & mask;
    while (this.#from[at] !== 0) at = (at + 1) & mask;
    this.#from[at] = branch;
    this.#by[at] = code;
    this.#to[at] = to;
  }

  #widen(): void {
    const [from, by, to] = [this.#from, this.#by, this.#to];
    this.#size *= 2;
    this.#from = new Int32Array(this.#size);
    this.#by = new Uint16Array(this.#size);
    this.#to = new Int32Array(this.#size);
    for (let at = 0; at < from.length; at++) if (from[at] !== 0) this.#put(from[at]!, by[at]!, to[at]!);
  }
}

// Branches without a word share it, so that most of a tree holds nothing.
const NONE: never[] = [];

function hash(branch: number, code: number): number {
  return Math.imul(branch, 0x9e3779b1) ^ (Math.imul(code, 0x85ebca6b) >>> 7);
}
