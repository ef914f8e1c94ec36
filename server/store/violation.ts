import { DatabaseError } from 'pg';

// Invalid or impossible time, and a sign that no text can hold.
const noValues = new Set(['22007', '22008', '22021']);

/** Whether an error says that what somebody gave is no value at all for the database: wrong input, not a bug. */
export function isNoValue(error: unknown): boolean {
  return error instanceof DatabaseError && noValues.has(error.code ?? '');
}

/** Whether an error is a unique violation of the named index or constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof DatabaseError && error.code === '23505' && error.constraint === constraint;
}
