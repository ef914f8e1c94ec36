import { isNode, LineCounter, parseDocument } from 'yaml';

/** Where a value stands inside a YAML document: keys and indexes from the root. */
export type YamlPath = readonly (string | number)[];

export interface YamlText {
  readonly value: unknown;
  /** Line of the value at a path; of its nearest ancestor where the path leads nowhere. */
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
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  return { value: fault ? null : document.toJS(), lineOf, fault };
}
