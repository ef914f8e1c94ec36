/** Everything that can be wrong with the record, each with what it means. */
export const findingWords = {
  entry_changed: 'the entry is not as it was written',
  private_changed: 'the private part is not as it was written',
  private_foreign: 'there is a private part where none was written',
  entry_missing: 'the entry is missing',
  order_swapped: 'the entry stands at another place than it was written at',
  link_broken: 'the entry does not continue the one before it',
  entry_foreign: 'the entry does not belong here',
  head_wrong: 'the row of the appeal does not end where its history ends',
  appeal_missing: 'there is a history without its appeal',
  entry_rewritten: 'a sealed day has this entry with another digest: it and what follows were written anew',
  entry_inserted: 'the entry was put into a sealed day',
  entry_removed: 'the entry was taken out of a sealed day',
  day_differs: "the day's entries do not give its root, and there is no list to tell which",
  root_altered: 'the root was altered',
  signature_wrong: 'the signature of the root does not verify',
  roots_disagree: 'database and second place have different roots, both signed',
  root_deleted: 'the root is missing in the database',
  root_not_kept: 'the root is missing at the second place',
  root_chain_broken: 'the root does not continue the one of the day before',
  day_not_sealed: 'the day between sealed days has no root at either place',
} as const;
export type FindingCode = keyof typeof findingWords;

/** One fault and where it is. A run of entries of one appeal with the same fault is one finding: `seq` is its first. */
export interface Finding {
  readonly code: FindingCode;
  readonly platform: string;
  readonly number?: string;
  readonly seq?: number;
  /** How many entries, when more than one. */
  readonly entries?: number;
  /** Day in China of a root. */
  readonly day?: string;
  /** Which of the two copies of a root. */
  readonly place?: 'database' | 'second_place';
  readonly detail?: string;
}

/** Collects findings in bounded memory: the first ones whole, the rest only counted. */
export function findingList(most = 1000) {
  const listed: Finding[] = [];
  let count = 0;
  return {
    add(finding: Finding): void {
      if (listed.length < most) listed.push(finding);
      count++;
    },
    listed: listed as readonly Finding[],
    count: () => count,
  };
}
export type FindingList = ReturnType<typeof findingList>;

/** One line for people. */
export function findingLine({ code, platform, number, seq, entries, day, place, detail }: Finding): string {
  const where = [
    platform,
    number,
    seq === undefined ? undefined : `#${seq}`,
    entries === undefined ? undefined : `(${entries} entries)`,
    day,
    place?.replace('_', ' '),
  ].filter(Boolean);
  return `${code}: ${where.join(' ')}: ${findingWords[code]}${detail ? ` (${detail})` : ''}`;
}
