import type { Cue, GroundCues } from './cue.ts';
import { expand } from './expand.ts';
import { WordTree } from './word-tree.ts';

/**
 * What a word stands for: a whole cue (`half` 0), or the first or second half of one whose halves stand at most
 * `gap` characters apart. One shape for all three, because it is read for every word of every message.
 */
export interface Meaning {
  readonly ground: number;
  readonly cue: number;
  readonly half: 0 | 1 | 2;
  /** The two halves of a cue share it. */
  readonly pair: number;
  readonly gap: number;
}

/** The cues of all grounds, made ready for looking at many messages. */
export interface PreparedCues {
  readonly grounds: readonly GroundCues[];
  readonly cues: readonly Cue[];
  /** How many cues in two halves there are. */
  readonly pairs: number;
  readonly words: WordTree<Meaning>;
  /** Words that hide the cues beginning inside them, with their ground. */
  readonly innocent: WordTree<number>;
}

/** Throws RangeError on a faulty notation. */
export function prepareCues(grounds: readonly GroundCues[]): PreparedCues {
  const cues: Cue[] = [];
  const words = new WordTree<Meaning>();
  const innocent = new WordTree<number>();
  let pair = 0;
  grounds.forEach((of, ground) => {
    for (const entry of entriesOf(of.innocent)) for (const word of expand(entry)) innocent.add(word, ground);
    for (const own of of.cues) {
      const cue = cues.push(own) - 1;
      for (const entry of entriesOf(own.words)) {
        const [first = '', gap, second = '', ...more] = entry.split(/<(\d+)>/);
        if (more.length > 0) throw new RangeError(`a cue has two halves at most: ${entry}`);
        const meaning = { ground, cue, half: 0, pair, gap: Number(gap ?? 0) } as const;
        if (gap === undefined) for (const word of expand(first)) words.add(word, meaning);
        else {
          pair++;
          for (const word of expand(first)) words.add(word, { ...meaning, half: 1 });
          for (const word of expand(second)) words.add(word, { ...meaning, half: 2 });
        }
      }
    }
  });
  return { grounds, cues, pairs: pair, words, innocent };
}

function entriesOf(words: string): string[] {
  return words.split(/\s+/).filter((entry) => entry !== '');
}
