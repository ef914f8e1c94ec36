import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import type { Role } from '#domain/access/roles.ts';
import { type Attempt, done, failed } from '#server/attempt.ts';

export interface NewPerson {
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
  /** Undefined: one is made. */
  readonly password: string | undefined;
}

const FEWEST = 10;

/**
 * Adds somebody who may sign in, with one post. Whole or not at all; running processes see him within seconds.
 * Refused: a login that is taken, a unit the city does not have, a password that is too short.
 *
 * @returns the password that was made, when none was given
 */
export async function createPerson(pool: pg.Pool, person: NewPerson): Promise<Attempt<{ made: string | undefined }>> {
  const { login, name, unit, role } = person;
  if (!/^[A-Za-z0-9._-]{3,64}$/.test(login))
    return failed('The login must be 3 to 64 letters, digits, dots, dashes or underscores.');
  if (name.trim() === '') return failed('The name must not be empty.');
  if (person.password !== undefined && person.password.length < FEWEST)
    return failed(`The password must have at least ${FEWEST} characters.`);
  const made = person.password === undefined ? randomBytes(15).toString('base64url') : undefined;
  const password = await hash(person.password ?? made ?? '');
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ platform: string }>('select platform from unit where id = $1', [unit]);
    const platform = rows[0]?.platform;
    if (platform === undefined) return failed(`The city has no unit ${unit}.`);
    const added = await client.query(
      `insert into person (platform, id, login, name, password) values ($1, $2, $2, $3, $4) on conflict do nothing`,
      [platform, login, name.trim(), password],
    );
    if (added.rowCount === 0) return failed(`The login ${login} is taken.`);
    await client.query('insert into post (platform, person, unit, role) values ($1, $2, $3, $4)', [
      platform,
      login,
      unit,
      role,
    ]);
    // Processes that hold the city in memory read it again when its version rises.
    await client.query('update city set version = version + 1');
    await client.query('commit');
    return done({ made });
  } finally {
    // Nothing to undo after the commit; before it, everything.
    await client.query('rollback').catch(() => {});
    client.release();
  }
}
