export interface Piece {
  readonly words: string;
  /** The number to dial, where the words are one. */
  readonly phone: string | null;
}

// Short public numbers (110, 12345) and landlines, not parts of longer numbers or years.
const dialled = /(?<![\d-])(?:1[12]\d|12\d{3}|0\d{2,3}-\d{4}-?\d{3,4})(?![\d-])/g;

/** Words cut where a phone number stands in them, so that the number can be dialled by a tap. */
export function piecesOf(words: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of words.matchAll(dialled)) {
    if (found.index > from) pieces.push({ words: words.slice(from, found.index), phone: null });
    pieces.push({ words: found[0], phone: found[0] });
    from = found.index + found[0].length;
  }
  if (from < words.length) pieces.push({ words: words.slice(from), phone: null });
  return pieces;
}
