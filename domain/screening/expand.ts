/**
 * The words a short notation stands for: `[着起]火` is 着火 and 起火, `(动手|围着)?打` is 打, 动手打 and 围着打.
 * Throws RangeError on a bracket left open and on notation that would stand for more than 5,000 words.
 */
export function expand(notation: string): readonly string[] {
  const [words, end] = alternatives(notation, 0);
  if (end < notation.length) throw new RangeError(`unexpected ${notation[end]} in ${notation}`);
  return [...new Set(words)];
}

function alternatives(notation: string, from: number): [string[], number] {
  const all: string[] = [];
  let at = from;
  for (;;) {
    const [words, end] = sequence(notation, at);
    all.push(...words);
    at = end;
    if (notation[at] !== '|') return [all, at];
    at++;
  }
}

function sequence(notation: string, from: number): [string[], number] {
  let words = [''];
  let at = from;
  while (at < notation.length && notation[at] !== '|' && notation[at] !== ')') {
    const [next, end] = part(notation, at);
    at = end;
    if (notation[at] === '?') {
      next.push('');
      at++;
    }
    words = words.flatMap((word) => next.map((more) => word + more));
    if (words.length > 5000) throw new RangeError(`too many words in ${notation}`);
  }
  return [words, at];
}

function part(notation: string, at: number): [string[], number] {
  if (notation[at] === '[') {
    const end = notation.indexOf(']', at);
    if (end < 0) throw new RangeError(`missing ] in ${notation}`);
    return [[...notation.slice(at + 1, end)], end + 1];
  }
  if (notation[at] !== '(') return [[notation[at]!], at + 1];
  const [words, end] = alternatives(notation, at + 1);
  if (notation[end] !== ')') throw new RangeError(`missing ) in ${notation}`);
  return [words, end + 1];
}
