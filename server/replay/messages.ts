import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attempt, done, failed } from '#server/attempt.ts';
import { readCsv } from '#server/city/source/csv.ts';
import { PROGRAM } from '#server/config.ts';

/** What somebody wrote to an office, as the file has it. */
export interface Message {
  readonly user: string;
  readonly subject: string;
  readonly text: string;
  /** When it was written, in milliseconds on a calendar without zones: only order and time of day are used. */
  readonly written: number;
}

/** Messages of our own, so that the command runs without a file. */
export const SAMPLE = join(PROGRAM, 'server', 'replay', 'messages.sample.csv');

const columns = { user: '留言用户', subject: '留言主题', written: '留言时间', text: '留言详情' } as const;

/**
 * Reads a CSV with the columns 留言用户, 留言主题, 留言时间 and 留言详情; others are left alone. `count` takes the first so
 * many; beyond the file's end it begins again, and what was said before is then said by other people.
 */
export function readMessages(file: string, count: number | undefined): Attempt<Message[]> {
  if (!existsSync(file)) return failed(`There is no file ${file}.`);
  const csv = readCsv(readFileSync(file, 'utf8'));
  const [fault] = csv.faults;
  if (fault) return failed(`${file}:${fault.line}: ${fault.message}`);
  const at = Object.fromEntries(Object.entries(columns).map(([name, title]) => [name, csv.header.indexOf(title)]));
  const missing = Object.entries(columns).find(([name]) => at[name] === -1);
  if (missing) return failed(`${file}:1: the column ${missing[1]} is missing.`);
  const messages: Message[] = [];
  for (const { line, cells } of csv.rows) {
    const cell = (name: keyof typeof columns) => cells[at[name] ?? -1] ?? '';
    const written = instantOf(cell('written'));
    if (written === null) return failed(`${file}:${line}: ${cell('written')} is no time like 2019/8/1 9:05:00.`);
    if (cell('text') === '') return failed(`${file}:${line}: there is no text.`);
    messages.push({ user: cell('user'), subject: cell('subject'), text: cell('text'), written });
  }
  if (messages.length === 0) return failed(`${file} has no messages.`);
  const wanted = count ?? messages.length;
  return done(Array.from({ length: wanted }, (_, i) => taken(messages, i)));
}

function taken(messages: readonly Message[], i: number): Message {
  const message = messages[i % messages.length] as Message;
  const pass = Math.floor(i / messages.length);
  return pass === 0 ? message : { ...message, user: `${message.user} (${pass + 1})` };
}

function instantOf(text: string): number | null {
  const parts = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2}) (\d{1,2}):(\d{2}):(\d{2})$/.exec(text)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
