/** Where a page ended. Lists continue behind it by value, so that rows which come and go leave no gap and no repeat. */
export interface Cursor {
  readonly at: string;
  readonly number: string;
}

export function cursorOf({ at, number }: Cursor): string {
  return Buffer.from(`${at} ${number}`).toString('base64url');
}

const ours = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Null for the first page, and for what is no cursor of ours. */
export function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  const [at = '', number = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  return ours.test(at) && !Number.isNaN(Date.parse(at)) && /^[\w-]+$/.test(number) ? { at, number } : null;
}
