import { describe, expect, test } from 'vitest';
import { MINUTE } from '#domain/deadline/instant.ts';
import { at } from '#domain/testing/calendar-2023.ts';
import { holderOf, RESIDENT, staff, TIMER } from '#domain/testing/city.ts';
import { command } from '#domain/testing/fill.ts';
import { given } from '#domain/testing/given.ts';
import * as stage from '#domain/testing/stages.ts';
import { act, begin, MONDAY } from '#domain/testing/story.ts';
import { orderInHand } from './state.ts';

const { CLERK, STREET_CLERK } = stage;

function orderOf({ appeal }: ReturnType<typeof stage.atCommunity>) {
  if (!('orders' in appeal)) throw new Error('not accepted');
  return orderInHand(appeal);
}

describe('taking the work', () => {
  test('the unit acknowledges, once', () => {
    const story = given(stage.atCommunity()).when(command('acknowledge'), CLERK).gives({ type: 'acknowledged' });
    expect(orderOf(story).acknowledgedAt).toBe(MONDAY + MINUTE);
    given(story).when(command('acknowledge'), CLERK).isRefused('already_acknowledged');
  });

  test('within two office hours, and calls within a working day', () => {
    expect(orderOf(stage.atCommunity())).toMatchObject({
      acknowledgeBy: at('2023-05-08 12:00'),
      contactBy: at('2023-05-09 24:00'),
    });
  });

  test('who has spoken to the appellant has taken it', () => {
    const story = given(stage.atCommunity())
      .when(command('first_contact', { how: 'phone' }), CLERK)
      .gives({ type: 'contacted', how: 'phone' });
    expect(orderOf(story)).toMatchObject({ acknowledgedAt: MONDAY + MINUTE, contactedAt: MONDAY + MINUTE });
    given(story).when(command('first_contact'), CLERK).isRefused('already_contacted');
  });

  test('who has drafted the reply has taken it', () => {
    expect(orderOf(stage.inSecretaryReview()).acknowledgedAt).toBe(MONDAY + MINUTE);
  });

  test('a contact says what was spoken of', () => {
    given(stage.atCommunity())
      .when(command('first_contact', { words: ' ' }), CLERK)
      .isRefused('words_missing', { field: 'words' });
  });

  test('grid members handle too, the neighbours do not', () => {
    given(stage.atCommunity()).when(command('acknowledge'), stage.GRID_MEMBER).gives({ type: 'acknowledged' });
    given(stage.atCommunity()).when(command('acknowledge'), staff('hillside-1.clerk')).isRefused('not_your_desk');
    given(stage.atCommunity()).when(command('acknowledge'), RESIDENT).isRefused('not_yours');
  });
});

describe('notes', () => {
  test('keep what was done, in words or photos', () => {
    given(stage.atCommunity())
      .when(command('note', { kind: 'mediation', words: 'Both agree.', photos: [] }), CLERK)
      .gives({ type: 'noted', kind: 'mediation', photos: [], private: { words: 'Both agree.' } });
    given(stage.atCommunity())
      .when(command('note', { words: '', photos: ['a.jpg'] }), CLERK)
      .gives({ type: 'noted', photos: ['a.jpg'] });
  });

  test('say something', () => {
    given(stage.atCommunity())
      .when(command('note', { words: '\u200b', photos: [] }), CLERK)
      .isRefused('words_missing', { field: 'words' });
  });
});

describe('up the ladder', () => {
  test('community to street to district platform, each with a reason, the clock running on', () => {
    const street = given(stage.atCommunity())
      .when(command('escalate', { reason: 'Not ours.' }), CLERK)
      .gives({
        type: 'escalated',
        from: 'lakeside-1',
        automatic: false,
        order: { unit: 'lakeside', level: 'street' },
        private: { reason: 'Not ours.' },
      });
    const centre = given(street)
      .when(command('escalate'), STREET_CLERK)
      .gives({ type: 'escalated', from: 'lakeside', order: { unit: 'east-centre', desk: 'dispatching' } });
    expect(centre.appeal).toMatchObject({ clock: { from: MONDAY, due: at('2023-05-10 24:00') } });
  });

  test('not without a reason', () => {
    given(stage.atCommunity())
      .when(command('escalate', { reason: '' }), CLERK)
      .isRefused('words_missing', { field: 'reason' });
  });

  test('the platform has nobody above it, and its operator does not escalate', () => {
    given(stage.atCentre()).when(command('escalate'), stage.OPERATOR).isRefused('wrong_state');
  });

  test('whoever handed it up does not go on handling', () => {
    given(stage.atStreet()).when(command('note'), CLERK).isRefused('not_your_desk');
  });
});

describe('down the ladder', () => {
  test('a street assigns to one of its communities', () => {
    given(stage.atStreet())
      .when(command('assign_down', { unit: 'lakeside-2', words: 'Please.' }), STREET_CLERK)
      .gives({ type: 'assigned_down', from: 'lakeside', order: { unit: 'lakeside-2' }, private: { words: 'Please.' } });
  });

  test('to nobody else, and a community has nobody below', () => {
    for (const unit of ['hillside-1', 'lakeside', 'east-housing', 'nowhere'])
      given(stage.atStreet())
        .when(command('assign_down', { unit }), STREET_CLERK)
        .isRefused('unit_not_below', { field: 'unit' });
    given(stage.atCommunity()).when(command('assign_down'), CLERK).isRefused('unit_not_below');
  });
});

describe('climbing by itself', () => {
  const half = at('2023-05-09 24:00');
  const whole = at('2023-05-10 24:00');
  const climb = (order: number) => command('climb', { order });

  test('a community holds half of the limit, then it climbs with a mark', () => {
    const held = begin({}, RESIDENT, at('2023-05-08 00:00'));
    // Two working days from Monday 00:00 to Wednesday 24:00 are three of 24 h: half is Tuesday noon.
    expect(orderOf(held).due).toBe(at('2023-05-09 12:00'));
    given(held).when(climb(1), TIMER, at('2023-05-09 12:00')).isRefused('not_yet');
    given(held)
      .when(climb(1), TIMER, at('2023-05-09 12:00') + 1)
      .gives({ type: 'escalated', automatic: true, from: 'lakeside-1', order: { unit: 'lakeside' } });
  });

  test('then the street holds the other half, then it climbs to the platform', () => {
    const monday = at('2023-05-07 10:00');
    const held = begin({}, RESIDENT, monday);
    expect(orderOf(held).due).toBe(at('2023-05-08 24:00'));
    const street = act(held, climb(1), TIMER, at('2023-05-08 24:00') + 1);
    expect(orderOf(street)).toMatchObject({ unit: 'lakeside', climbs: true, due: at('2023-05-09 24:00') });
    given(street)
      .when(climb(2), TIMER, half + 1)
      .gives({ type: 'escalated', automatic: true, order: { unit: 'east-centre' } });
  });

  test('what comes up late to the platform stays red: its wait ends no later than the limit', () => {
    const street = act(begin({}, RESIDENT, at('2023-05-07 10:00')), climb(1), TIMER, at('2023-05-08 24:00') + 1);
    const { appeal } = act(street, climb(2), TIMER, half + 1);
    if (appeal.status !== 'in_hand') throw new Error(appeal.status);
    expect(appeal.wait).toMatchObject({ desk: 'dispatching', until: half, red: appeal.clock.red });
    expect(orderInHand(appeal).acknowledgeBy).toBeGreaterThan(half);
  });

  test('a timer that comes late or for an earlier order does nothing', () => {
    given(stage.atStreet()).when(climb(1), TIMER, whole).isRefused('nothing_to_do');
    given(stage.inSecretaryReview()).when(climb(1), TIMER, whole).isRefused('wrong_state');
  });

  test('a department keeps what it has', () => {
    expect(orderOf(stage.atDepartment()).climbs).toBe(false);
    given(stage.atDepartment())
      .when(climb(4), TIMER, whole + 1)
      .isRefused('nothing_to_do');
  });

  test('a community that gets it back has only the rest of its half', () => {
    const monday = at('2023-05-07 10:00');
    const held = begin({}, RESIDENT, monday);
    const street = act(held, command('escalate'), CLERK, at('2023-05-08 12:00'));
    const again = act(street, command('assign_down'), STREET_CLERK, at('2023-05-08 18:00'));
    // Half of 48 working hours, of which 12 were used on Monday morning.
    expect(orderOf(again)).toMatchObject({ unit: 'lakeside-1', climbs: true, due: at('2023-05-09 06:00') });
    const streetAgain = act(again, climb(3), TIMER, at('2023-05-09 06:00') + 1);
    // The street has used 6 of its 24.
    expect(orderOf(streetAgain)).toMatchObject({ unit: 'lakeside', due: at('2023-05-09 24:00') });
  });

  test('who gets it back after his half answers until the end: it does not bounce', () => {
    const held = begin({}, RESIDENT, at('2023-05-07 10:00'));
    const street = act(held, climb(1), TIMER, at('2023-05-08 24:00') + 1);
    const again = act(street, command('assign_down'), STREET_CLERK, at('2023-05-09 09:00'));
    expect(orderOf(again)).toMatchObject({ unit: 'lakeside-1', climbs: false, due: at('2023-05-09 24:00') });
  });

  test('his half is used up at the very instant it ends', () => {
    const held = begin({}, RESIDENT, at('2023-05-07 10:00'));
    const street = act(held, command('escalate'), CLERK, orderOf(held).due);
    expect(orderOf(act(street, command('assign_down'), STREET_CLERK)).climbs).toBe(false);
  });

  test('what is handed out after the due instant stays where the platform put it', () => {
    const late = act(stage.atCentre(), command('dispatch', { unit: 'hillside' }), stage.OPERATOR, whole + MINUTE);
    expect(orderOf(late)).toMatchObject({ unit: 'hillside', climbs: false, due: whole });
    given(late)
      .when(climb(4), TIMER, whole + 2 * MINUTE)
      .isRefused('nothing_to_do');
  });

  test('a draft that its own unit sends back does not stop the climbing', () => {
    const back = act(stage.inSecretaryReview(), command('send_back'), stage.SECRETARY);
    given(back)
      .when(climb(1), TIMER, orderOf(back).due + 1)
      .gives({ type: 'escalated', automatic: true });
  });

  test('a unit whose reply went to the platform keeps the work, even if it comes back', () => {
    const back = stage.sentBack();
    given(back)
      .when(climb(1), TIMER, orderOf(back).due + 1)
      .isRefused('nothing_to_do');
  });

  test('is the business of the timer alone', () => {
    given(stage.atCommunity()).when(climb(1), holderOf('unit_leader', 'lakeside-1'), whole).isRefused('not_yours');
    given(stage.atCommunity()).when(climb(1), RESIDENT, whole).isRefused('not_yours');
  });
});
