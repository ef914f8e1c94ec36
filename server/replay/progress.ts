import { type Instant, isoInstant } from '#domain/deadline/instant.ts';

const EVERY_MS = 5000;
const EVERY_MS_ON_A_SCREEN = 200;

export interface Sofar {
  readonly at: Instant;
  readonly sent: number;
  readonly of: number;
  readonly ended: number;
  readonly requests: number;
}

/** Says how far it has come: on a screen in one line that changes, otherwise in a line every few seconds. */
export function progressOn(stream: NodeJS.WriteStream, say: (line: string) => void) {
  const begun = Date.now();
  let last = 0;
  const words = ({ at, sent, of, ended, requests }: Sofar) =>
    `${isoInstant(at).slice(0, 16).replace('T', ' ')}  sent ${sent}/${of}  ended ${ended}  ` +
    `requests ${requests}  ${Math.round((Date.now() - begun) / 1000)} s`;
  return {
    show(sofar: Sofar): void {
      const now = Date.now();
      if (now - last < (stream.isTTY ? EVERY_MS_ON_A_SCREEN : EVERY_MS)) return;
      last = now;
      if (stream.isTTY) stream.write(`\r\u001b[2K${words(sofar)}`);
      else say(words(sofar));
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001b[2K');
    },
  };
}
