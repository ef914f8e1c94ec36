import type { ProblemCode, Problem as Told } from '#contract/problem.ts';

/** Codes of a refusal or fault as the server told it, and of what a page meets before any server answers. */
export type FaultCode = ProblemCode | 'no_connection' | 'answer_unreadable';

/** What went wrong with a request; `problemWords` has the Chinese sentence for its code. */
export class Problem extends Error {
  readonly code: FaultCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly field: string | undefined;
  readonly detail: string | number | undefined;
  /** With `other_platform`: the platform of the place. */
  readonly platform: string | undefined;

  constructor(code: FaultCode, status: number, told: Partial<Told> = {}) {
    super(told.title ?? code);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.field = told.field;
    this.detail = told.detail;
    this.platform = told.platform;
  }
}

/** The problem told by an answer's status and body. */
export function problemOf(status: number, body: unknown): Problem {
  if (isTold(body)) return new Problem(body.code, status, body);
  if (status === 429) return new Problem('too_many_requests', status);
  if (status === 413) return new Problem('file_too_large', status);
  return new Problem(status >= 500 ? 'internal' : 'answer_unreadable', status);
}

/** Anything thrown, as a problem: a request that no server answered is `no_connection`. */
export function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem('no_connection', 0);
}

function isTold(body: unknown): body is Told {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}
