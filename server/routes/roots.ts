import { createPublicKey, type KeyObject } from 'node:crypto';
import { routes } from '#contract/routes.ts';
import { dayFromIso } from '#domain/deadline/instant.ts';
import { storedRootsFrom } from '#server/record/day-roots.ts';
import { rootLine } from '#server/record/root.ts';
import { sendProblem } from './errors.ts';
import { mount } from './mount.ts';
import type { Routed } from './world.ts';

/** A year at a time. */
const PAGE = 366;

/**
 * The signed roots of the record, for everybody: whoever keeps a copy can later tell whether the record was changed.
 *
 * @param key the signing key; only its public half is shown
 */
export function rootRoutes({ app, desk }: Pick<Routed, 'app' | 'desk'>, key: KeyObject): void {
  const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  mount(app, routes.rootKey, async () => ({ algorithm: 'Ed25519' as const, pem }));

  mount(app, routes.roots, async ({ params: { platform }, query: { from = '0001-01-01' }, reply }) => {
    if (!desk.city.current().organisation.platforms.has(platform)) return sendProblem(reply, { code: 'not_found' });
    if (dayFromIso(from) === undefined) return sendProblem(reply, { code: 'invalid_input', field: 'from' });
    const found = await storedRootsFrom(desk.pool, platform, from, PAGE + 1);
    const roots = found.slice(0, PAGE).map((root) => ({
      day: root.day,
      entries: root.entries,
      root: root.root.toString('hex'),
      previous: root.previous.toString('hex'),
      line: rootLine(root),
      signature: root.signature.toString('base64'),
    }));
    return { roots, next: found[PAGE]?.day ?? null };
  });
}
