import { describe, expect, test } from 'vitest';
import { at } from '#domain/testing/calendar-2023.ts';
import { placeIn } from '#domain/testing/city.ts';
import { command } from '#domain/testing/fill.ts';
import { given } from '#domain/testing/given.ts';
import * as stage from '#domain/testing/stages.ts';
import { MONDAY } from '#domain/testing/story.ts';

const { OPERATOR } = stage;

describe('the operator accepts', () => {
  test('and names the unit; the limit runs from the acceptance', () => {
    const now = at('2023-05-08 11:00');
    const { appeal } = given(stage.received())
      .when(command('accept', { unit: 'east-housing', words: 'Your field.' }), OPERATOR, now)
      .gives({
        type: 'accepted',
        clock: { from: now, due: at('2023-05-22 24:00') },
        order: { unit: 'east-housing', due: at('2023-05-22 24:00'), climbs: false },
        private: { words: 'Your field.' },
      });
    expect(appeal).toMatchObject({ status: 'in_hand', submittedAt: MONDAY, acceptedAt: now });
  });

  test('what has no known place is given to a community all the same', () => {
    given(stage.atCommunity({ place: placeIn('east') }))
      .when(command('accept', { unit: 'hillside-1' }), OPERATOR)
      .gives({ type: 'accepted', order: { unit: 'hillside-1', climbs: true } });
  });

  test.each(['east-centre', 'west-housing', 'metro-housing', 'nowhere'])('never for %s', (unit) => {
    given(stage.received())
      .when(command('accept', { unit }), OPERATOR)
      .isRefused('unit_not_eligible', { field: 'unit' });
  });
});

describe('the operator declines', () => {
  test('with a ground and an explanation; the appellant may object for ten working days', () => {
    const { appeal } = given(stage.received())
      .when(command('decline', { ground: 'military', explanation: 'Ask the barracks.' }), OPERATOR)
      .gives({
        type: 'declined',
        ground: 'military',
        objectBy: at('2023-05-22 24:00'),
        private: { explanation: 'Ask the barracks.' },
      });
    expect(appeal).toMatchObject({ status: 'declined', ground: 'military' });
  });

  test('never without an explanation', () => {
    given(stage.received())
      .when(command('decline', { explanation: ' ' }), OPERATOR)
      .isRefused('words_missing', { field: 'explanation' });
  });

  test('also what a community already has; the order ends and is kept', () => {
    const { appeal } = given(stage.atCommunity()).when(command('decline'), OPERATOR).gives({ type: 'declined' });
    expect(appeal).toMatchObject({
      acceptedAt: MONDAY,
      orders: [{ unit: 'lakeside-1', endedAt: MONDAY + 60_000 }],
    });
  });

  test('never in a second round: a bad rating is not made to vanish', () => {
    given(stage.inSecondRound()).when(command('decline'), OPERATOR).isRefused('wrong_state');
  });
});

describe('the operator dispatches what has come up to the platform', () => {
  test('to a department, which leads; the clock runs on', () => {
    const before = stage.atCentre().appeal;
    const { appeal } = given(stage.atCentre())
      .when(command('dispatch', { unit: 'east-housing', words: 'Roof.' }), OPERATOR)
      .gives({
        type: 'dispatched',
        from: 'east-centre',
        order: { unit: 'east-housing', due: at('2023-05-10 24:00'), climbs: false },
        private: { words: 'Roof.' },
      });
    expect(appeal).toMatchObject({ clock: 'clock' in before ? before.clock : null });
  });

  test('not to the platform itself, not outside it', () => {
    for (const unit of ['east-centre', 'west-housing', 'metro-heating'])
      given(stage.atCentre()).when(command('dispatch', { unit }), OPERATOR).isRefused('unit_not_eligible');
  });

  test('has four office hours for it', () => {
    expect(stage.atCentre().appeal).toMatchObject({
      wait: { desk: 'dispatching', until: at('2023-05-08 15:32') },
    });
  });

  test('a department that cannot solve it hands it back up to the platform', () => {
    given(stage.atDepartment())
      .when(command('escalate'), stage.DEPARTMENT_CLERK)
      .gives({ type: 'escalated', order: { unit: 'east-centre', desk: 'dispatching' } });
  });
});
