import type { ProblemCode } from '#contract/problem.ts';
import type { Refusal } from '#domain/appeal/refusal.ts';

/** What the desk answers: a value, or a problem with a stable code. */
export interface Trouble extends Omit<Refusal, 'code'> {
  readonly code: ProblemCode;
  readonly platform?: string;
}
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Trouble };

export function answer<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function trouble(code: ProblemCode, more: Omit<Trouble, 'code'> = {}): { ok: false; problem: Trouble } {
  return { ok: false, problem: { code, ...more } };
}
