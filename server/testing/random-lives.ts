import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.ts';
import { allowed } from '#domain/appeal/allowed.ts';
import type { ActingCommand, ActingType } from '#domain/appeal/commands.ts';
import { type Appeal, orderInHand } from '#domain/appeal/state.ts';
import { HOUR } from '#domain/deadline/instant.ts';
import { isDispatchable, unitsBelow } from '#domain/routing/ladder.ts';
import { BAD_RATING, command } from '#domain/testing/fill.ts';
import { randomFrom } from '#server/city/demonstration/random.ts';
import { factsFor } from '#server/desk/facts.ts';
import { readAppeal } from '#server/store/appeals.ts';
import { citizen, placeOf, type TestDesk } from './desk.ts';

const communities = ['990101001001', '990101001002', '990101002001', '990101002002', '990102001001', '990102002002'];
const residents = ['first', 'second', 'third'].map(citizen);

/** Everybody of 示例市: its workers, and the residents of the random lives. */
export function everybody(desk: TestDesk): Exclude<Actor, { kind: 'system' }>[] {
  return [...[...desk.city.current().people.keys()].map((login) => desk.staff(login)), ...residents];
}

/**
 * Lets so many appeals live through the door by commands that are allowed to somebody, chosen by a seed: each of any
 * kind, at any place, by any of three residents or found by a grid member, and each taken some steps far.
 *
 * @returns the appeals as they stand in the end
 */
export async function liveRandomly(desk: TestDesk, seed: string, count: number): Promise<Appeal[]> {
  const random = randomFrom(seed);
  const of = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const people = everybody(desk);
  const lived: Appeal[] = [];

  const step = async (appeal: Appeal): Promise<boolean> => {
    const facts = factsFor(desk, appeal);
    const moves = people.flatMap((by) => allowed(appeal, by, facts).map(({ type }) => ({ by, type })));
    // What ends an appeal is chosen seldom, or no life would be long.
    const lasting = moves.filter(({ type }) => (type !== 'withdraw' && type !== 'decline') || random() < 0.15);
    if (lasting.length === 0) return false;
    const { by, type } = of(lasting);
    await desk.give(appeal, by, filled(type, appeal));
    desk.clock.set(desk.clock.now() + Math.floor(random() * 3) * HOUR);
    return true;
  };
  const filled = (type: ActingType, appeal: Appeal): ActingCommand => {
    const { organisation } = desk.city.current();
    switch (type) {
      case 'accept':
      case 'dispatch': {
        const eligible = [...organisation.units.keys()].filter((unit) =>
          isDispatchable(organisation, appeal.platform, unit),
        );
        return command(type, { unit: of(eligible) });
      }
      case 'assign_down': {
        if (!('orders' in appeal)) throw new Error('nobody has it');
        return command(type, { unit: of(unitsBelow(organisation, orderInHand(appeal).unit)).id });
      }
      case 'fix_on_spot':
        return command(type, { photos: [randomUUID()] });
      case 'add_material':
        return command(type, { photos: [] });
      case 'rate':
        return random() < 0.5 ? BAD_RATING : command(type);
      default:
        return command(type);
    }
  };

  for (let i = 0; i < count; i++) {
    const place = placeOf(of(communities));
    const finder = `${place.community}.grid1`;
    const patrol = random() < 0.15;
    const done = await desk.submit(patrol ? desk.staff(finder) : of(residents), {
      place: random() < 0.2 ? { ...place, street: null, community: null, grid: null } : place,
      channel: patrol ? 'patrol' : 'wechat',
      kind: patrol || random() < 0.7 ? 'livelihood' : 'development',
      nature: random() < 0.1 ? 'thanks' : 'complaint',
      photos: patrol ? [randomUUID()] : [],
    });
    for (let steps = Math.floor(random() * 14); ; steps--) {
      const { appeal } = (await readAppeal(desk.pool, done.platform, done.number))!;
      if (steps > 0 && (await step(appeal))) continue;
      lived.push(appeal);
      break;
    }
  }
  await desk.runTimers();
  return Promise.all(
    lived.map(async ({ platform, number }) => (await readAppeal(desk.pool, platform, number))!.appeal),
  );
}
