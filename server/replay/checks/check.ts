/**
 * A statement that gives one row `(number, what)` for everything that is wrong, and none when all is well. It shares no
 * code with the domain: it sees the tables, and what the replay itself has kept (`evidence.ts`).
 */
export interface Check {
  readonly about: string;
  readonly faults: string;
  /** Statements that break the data so that this check and no other turns false. The last must change something. */
  readonly plant: readonly string[];
}
