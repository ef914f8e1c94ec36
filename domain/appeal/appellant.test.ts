import { describe, expect, test } from 'vitest';
import { MINUTE } from '#domain/deadline/instant.ts';
import { at } from '#domain/testing/calendar-2023.ts';
import { RESIDENT, STRANGER, TIMER } from '#domain/testing/city.ts';
import { BAD_RATING, command } from '#domain/testing/fill.ts';
import { given } from '#domain/testing/given.ts';
import * as stage from '#domain/testing/stages.ts';
import { act, MONDAY } from '#domain/testing/story.ts';

describe('the rating', () => {
  test('good or basically good on both questions closes as good', () => {
    for (const resolution of ['resolved', 'basically_resolved'] as const)
      for (const satisfaction of ['satisfied', 'basically_satisfied'] as const) {
        const { appeal } = given(stage.replied())
          .when(command('rate', { resolution, satisfaction }), RESIDENT)
          .gives({ type: 'rated', resolution, satisfaction, late: false }, { type: 'closed', outcome: 'good' });
        expect(appeal).toMatchObject({ status: 'closed', ratings: [{ round: 1, resolution, satisfaction }] });
      }
  });

  test.each([
    { resolution: 'unresolved', satisfaction: 'satisfied' },
    { resolution: 'resolved', satisfaction: 'dissatisfied' },
  ] as const)('$resolution and $satisfaction opens a second round', (answer) => {
    given(stage.replied())
      .when(command('rate', { ...answer, words: 'No.' }), RESIDENT)
      .gives({ type: 'rated', ...answer }, { type: 'second_round_opened', round: 2 });
  });

  test('what is closed still knows when it was handled and replied', () => {
    expect(stage.closedGood().appeal).toMatchObject({
      handledAt: MONDAY + 2 * MINUTE,
      repliedAt: MONDAY + 3 * MINUTE,
      closedAt: MONDAY + 4 * MINUTE,
    });
    expect(stage.withdrawn().appeal).toMatchObject({ repliedAt: null, handledAt: null });
  });

  test('"nobody contacted me" is kept', () => {
    given(stage.replied())
      .when(command('rate', { contacted: false }), RESIDENT)
      .gives({ type: 'rated', contacted: false }, { type: 'closed', outcome: 'good' });
  });

  test('words are needed only when it is bad', () => {
    given(stage.replied())
      .when({ ...BAD_RATING, words: ' ' }, RESIDENT)
      .isRefused('bad_rating_needs_words', { field: 'words' });
  });

  test('the second round is a new limit at the unit that replied', () => {
    const now = at('2023-05-11 09:00');
    const { appeal } = given(stage.replied())
      .when(BAD_RATING, RESIDENT, now)
      .gives({ type: 'rated' }, { type: 'second_round_opened', clock: { from: now, due: at('2023-05-15 24:00') } });
    expect(appeal).toMatchObject({
      status: 'in_hand',
      round: 2,
      acceptedAt: MONDAY,
      wait: { unit: 'lakeside-1', desk: 'handling' },
      orders: [
        { round: 1, endedAt: now },
        { round: 2, endedAt: null, acknowledgedAt: null, contactedAt: null },
      ],
    });
    expect(appeal).not.toHaveProperty('handledAt');
    expect(appeal).not.toHaveProperty('repliedAt');
  });

  test('after a department replied the second round is the department’s', () => {
    const reply = act(stage.inLeaderReview(), command('approve'), stage.DEPARTMENT_LEADER);
    given(stage.replied(reply))
      .when(BAD_RATING, RESIDENT)
      .gives({ type: 'rated' }, { type: 'second_round_opened', order: { unit: 'east-housing' } });
  });

  test('the second bad rating closes: duty assessment is due', () => {
    given(stage.repliedTwice())
      .when(BAD_RATING, RESIDENT)
      .gives({ type: 'rated', round: 2 }, { type: 'closed', outcome: 'assessment_due' });
  });

  test('a good rating of the second round closes as good', () => {
    given(stage.repliedTwice())
      .when(command('rate'), RESIDENT)
      .gives({ type: 'rated', round: 2 }, { type: 'closed', outcome: 'good' });
  });

  test('is the appellant’s alone, and comes after the reply', () => {
    given(stage.replied()).when(command('rate'), STRANGER).isRefused('not_yours');
    given(stage.replied()).when(command('rate'), stage.CLERK).isRefused('not_yours');
    given(stage.inPlatformReview()).when(command('rate'), RESIDENT).isRefused('wrong_state');
    given(stage.closedGood()).when(command('rate'), RESIDENT).isRefused('rating_over');
  });
});

describe('silence', () => {
  const silent = () => stage.closedUnrated();

  test('closes unrated when the five working days have passed, not before', () => {
    const until = at('2023-05-15 24:00');
    given(stage.replied()).when(command('close_unrated'), TIMER, until).isRefused('not_yet', { detail: until });
    given(stage.replied())
      .when(command('close_unrated'), TIMER, until + 1)
      .gives({ type: 'closed', outcome: 'unrated' });
  });

  test('a timer of the first round does not close the second', () => {
    const { now } = stage.afterLimit(stage.repliedTwice());
    given(stage.repliedTwice())
      .when(command('close_unrated', { round: 1 }), TIMER, now)
      .isRefused('nothing_to_do');
  });

  test('a rating still counts for thirty days, to the end of the last one', () => {
    const end = at('2023-06-15 24:00');
    given(silent())
      .when(command('rate'), RESIDENT, end)
      .gives({ type: 'rated', late: true }, { type: 'closed', outcome: 'good' });
    given(silent())
      .when(command('rate'), RESIDENT, end + 1)
      .isRefused('rating_over');
  });

  test('a late bad rating opens the second round, a late second one closes for assessment', () => {
    const { appeal } = given(silent())
      .when(BAD_RATING, RESIDENT)
      .gives({ type: 'rated', late: true }, { type: 'second_round_opened', round: 2 });
    expect(appeal).not.toHaveProperty('outcome');
    given(stage.closedUnrated(stage.repliedTwice()))
      .when(BAD_RATING, RESIDENT)
      .gives({ type: 'rated', round: 2, late: true }, { type: 'closed', outcome: 'assessment_due' });
  });
});

describe('withdrawing', () => {
  test('needs a reason and is possible until the reply', () => {
    for (const story of [stage.received(), stage.atCommunity(), stage.inSecretaryReview(), stage.inPlatformReview()])
      given(story).when(command('withdraw'), RESIDENT).gives({ type: 'closed', outcome: 'withdrawn' });
    given(stage.atCommunity())
      .when(command('withdraw', { reason: '' }), RESIDENT)
      .isRefused('words_missing', { field: 'reason' });
    given(stage.replied()).when(command('withdraw'), RESIDENT).isRefused('wrong_state');
  });

  test('ends the work order, and what was only drafted is no reply', () => {
    const { appeal } = stage.withdrawn(stage.inPlatformReview());
    expect(appeal).toMatchObject({ reply: null, handledAt: null, orders: [{ endedAt: MONDAY + 3 * MINUTE }] });
  });

  test('nobody withdraws for another', () => {
    given(stage.atCommunity()).when(command('withdraw'), STRANGER).isRefused('not_yours');
    given(stage.atCommunity()).when(command('withdraw'), stage.CLERK).isRefused('not_yours');
    given(stage.found()).when(command('withdraw'), stage.GRID_MEMBER).isRefused('wrong_state');
  });
});

describe('adding material', () => {
  test('words or photos, until the reply', () => {
    given(stage.inSecretaryReview())
      .when(command('add_material', { words: '', photos: ['b.jpg'] }), RESIDENT)
      .gives({ type: 'material_added', photos: ['b.jpg'] });
    given(stage.atCommunity())
      .when(command('add_material', { words: '', photos: [] }), RESIDENT)
      .isRefused('words_missing', { field: 'words' });
    given(stage.replied()).when(command('add_material'), RESIDENT).isRefused('wrong_state');
  });

  test('the finder of a patrol finding may too', () => {
    given(stage.found()).when(command('add_material'), stage.GRID_MEMBER).gives({ type: 'material_added' });
  });
});

describe('urging', () => {
  test('at most once in four office hours', () => {
    const once = given(stage.atCommunity()).when(command('urge'), RESIDENT, MONDAY).gives({ type: 'urged' });
    expect(once.appeal).toMatchObject({ urges: 1, urgedAt: MONDAY });
    const again = at('2023-05-08 15:30');
    given(once)
      .when(command('urge'), RESIDENT, again - 1)
      .isRefused('urged_too_soon', { detail: again });
    expect(given(once).when(command('urge'), RESIDENT, again).gives({ type: 'urged' }).appeal.urges).toBe(2);
  });

  test('nights and weekends do not count', () => {
    const friday = at('2023-05-12 16:30');
    const once = act(stage.atCommunity(), command('urge'), RESIDENT, friday);
    given(once)
      .when(command('urge'), RESIDENT, at('2023-05-14 20:00'))
      .isRefused('urged_too_soon', { detail: at('2023-05-15 12:00') });
  });
});
