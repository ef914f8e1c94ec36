import { DatabaseError } from 'pg';

/** Whether an error is a unique violation of the named index or constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof DatabaseError && error.code === '23505' && error.constraint === constraint;
}
