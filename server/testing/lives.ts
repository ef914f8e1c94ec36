import type { CommandDone } from '#contract/commands.ts';
import { BAD_RATING, command, REPLY_WORDS } from '#domain/testing/fill.ts';
import { citizen, placeOf, type TestDesk } from './desk.ts';

/** Communities and units of 示例市 in which the lives happen. */
const COMMUNITY = '990101001001';
const STREET = '990101001';

/**
 * Lets appeals of every kind live through the door, from Monday 2026-03-02 to Tuesday 2026-03-17: on the spot, up the
 * ladder and by itself, to a department, with a second round, declined, withdrawn, repeated, silent, found by a worker.
 * The numbers by what happened to each.
 */
export async function liveAll(desk: TestDesk) {
  desk.at('2026-03-02 09:00');
  const good = await desk.submit(citizen('good'));
  const bad = await desk.submit(citizen('bad'));
  const climbing = await desk.submit(citizen('climbing'));
  const moved = await desk.submit(citizen('moved'));
  const words = { text: '楼下路灯不亮', subject: '路灯', address: '', name: '', phone: '', happenedAt: '' };
  const first = await desk.submit(citizen('twice'), { words });
  const repeated = await desk.submit(citizen('twice'), { words });
  const west = await desk.submit(citizen('west'), { place: placeOf('990102001001') });
  const waiting = await desk.submit(citizen('firm'), { kind: 'development' });

  desk.at('2026-03-02 10:00');
  await handled(desk, good);
  await handled(desk, bad);
  await handled(desk, west, '990102001001');
  await desk.give(first, citizen('twice'), command('withdraw'));
  await desk.give(moved, desk.staff(`${COMMUNITY}.clerk`), command('escalate'));
  await desk.give(moved, desk.staff(`${STREET}.clerk1`), command('escalate'));
  await desk.give(moved, desk.staff('east.operator'), command('dispatch', { unit: 'east-housing', words: '请核实' }));
  await desk.give(moved, citizen('moved'), command('add_material', { photos: [], words: '又漏了' }));
  await desk.give(moved, citizen('moved'), command('urge'));
  const declined = await desk.submit(citizen('court'));
  await desk.give(declined, desk.staff('east.operator'), command('decline'));

  desk.at('2026-03-03 15:00');
  await desk.runTimers();
  for (const appeal of [good, bad]) await approved(desk, appeal);
  await approved(desk, west, '990102001001', 'west');
  await desk.give(good, citizen('good'), command('rate'));
  await desk.give(bad, citizen('bad'), BAD_RATING);
  await handled(desk, bad);

  desk.at('2026-03-05 11:00');
  await desk.runTimers();
  await approved(desk, bad);
  await desk.give(bad, citizen('bad'), BAD_RATING);

  desk.at('2026-03-17 09:00');
  await desk.runTimers();
  const fresh = await desk.submit(citizen('fresh'));
  return { good, bad, climbing, moved, first, repeated, west, waiting, declined, fresh };
}

async function handled(desk: TestDesk, appeal: CommandDone, community = COMMUNITY): Promise<void> {
  const clerk = desk.staff(`${community}.clerk`);
  await desk.give(appeal, clerk, command('acknowledge'));
  await desk.give(appeal, clerk, command('first_contact'));
  await desk.give(appeal, clerk, command('note'));
  await desk.give(appeal, clerk, command('submit_reply', { words: REPLY_WORDS }));
}

async function approved(desk: TestDesk, appeal: CommandDone, community = COMMUNITY, platform = 'east'): Promise<void> {
  await desk.give(appeal, desk.staff(`${community}.leader`), command('approve'));
  await desk.give(appeal, desk.staff(`${platform}.reviewer`), command('approve'));
}
