import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';

/** Where a value stands inside a YAML document: keys and indexes from the root. */
export type YamlPath = readonly (string | number)[];

export interface YamlText {
  readonly value: unknown;
  /** Line on which the key or list item of a path begins; that of its nearest ancestor where the path leads nowhere. */
  readonly lineOf: (path: YamlPath) => number;
  /** The first only: what follows a syntax error is mostly its consequence. */
  readonly fault: { readonly line: number; readonly message: string } | null;
}

/** Parses one YAML document and keeps the line of every value. Duplicate keys are faults. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [first] = document.errors;
  const fault = first ? { line: lines.linePos(first.pos[0]).line, message: first.message } : null;
  const lineOf = (path: YamlPath): number => {
    for (let length = path.length; length > 0; length--) {
      const range = nodeAt(document, path.slice(0, length))?.range;
      if (range) return lines.linePos(range[0]).line;
    }
    return 1;
  };
  return { value: fault ? null : document.toJS(), lineOf, fault };
}

/** The key of a map's entry, the item of a list. */
function nodeAt(document: Document, path: YamlPath): Node | null {
  const parent = document.getIn(path.slice(0, -1), true);
  const last = path[path.length - 1];
  if (isMap(parent)) {
    const key = parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(last))?.key;
    return isNode(key) ? key : null;
  }
  const item = document.getIn(path, true);
  return isNode(item) ? item : null;
}
