import { describe, expect, test } from 'vitest';
import { at } from '#domain/testing/calendar-2023.ts';
import { placeIn, RESIDENT, STRANGER, staff, TIMER } from '#domain/testing/city.ts';
import { finding, SUBMISSION_WORDS, submission } from '#domain/testing/fill.ts';
import { givenNothing } from '#domain/testing/given.ts';
import { GRID_MEMBER } from '#domain/testing/stages.ts';
import { begin, MONDAY } from '#domain/testing/story.ts';

describe('where an appeal enters', () => {
  test('a livelihood appeal with a location is accepted at once and stands with the community on the spot', () => {
    const { appeal } = givenNothing()
      .when(submission({ place: placeIn('lakeside-1') }), RESIDENT)
      .gives({ type: 'submitted' }, { type: 'accepted', round: 1, order: { unit: 'lakeside-1', desk: 'handling' } });
    expect(appeal).toMatchObject({ status: 'in_hand', acceptedAt: MONDAY, wait: { unit: 'lakeside-1' } });
  });

  test('where the city says so it enters at the street', () => {
    givenNothing()
      .when(submission({ place: placeIn('mill-1') }), RESIDENT)
      .gives({ type: 'submitted' }, { type: 'accepted', order: { unit: 'mill', level: 'street' } });
  });

  test('a place known no further than its street enters at the street', () => {
    givenNothing()
      .when(submission({ place: placeIn('hillside') }), RESIDENT)
      .gives({ type: 'submitted' }, { type: 'accepted', order: { unit: 'hillside' } });
  });

  test('without a location it waits four office hours for the operator', () => {
    const { appeal } = givenNothing()
      .when(submission({ place: placeIn('east') }), RESIDENT, at('2023-05-08 16:00'))
      .gives({ type: 'submitted' });
    expect(appeal).toMatchObject({
      status: 'received',
      wait: { unit: 'east-centre', desk: 'dispatching', until: at('2023-05-09 11:30') },
    });
  });

  test.each(['development', 'enforcement'] as const)('a %s appeal waits for the operator, located or not', (kind) => {
    givenNothing().when(submission({ kind }), RESIDENT).gives({ type: 'submitted', kind });
  });
});

describe('what is due when', () => {
  const dueOf = (named: Parameters<typeof begin>[0], when: string) => {
    const { appeal } = begin(named, RESIDENT, at(when));
    return 'clock' in appeal && appeal.clock ? appeal.clock.due : null;
  };

  test('a complaint is due after two working days, the day of acceptance not counted', () => {
    expect(dueOf({}, '2023-05-08 10:00')).toBe(at('2023-05-10 24:00'));
  });

  test('the appellant is promised that and the working day of the platform’s review', () => {
    expect(begin().appeal).toMatchObject({ clock: { promised: at('2023-05-11 24:00') } });
    expect(begin({}, RESIDENT, at('2023-05-11 10:00')).appeal).toMatchObject({
      clock: { due: at('2023-05-15 24:00'), promised: at('2023-05-16 24:00') },
    });
  });

  test('over the holiday: accepted on 28 April, due on 5 May', () => {
    expect(dueOf({}, '2023-04-28 10:00')).toBe(at('2023-05-05 24:00'));
  });

  test.each(['consultation', 'suggestion'] as const)('a %s is due after one working day', (nature) => {
    expect(dueOf({ nature }, '2023-05-08 10:00')).toBe(at('2023-05-09 24:00'));
  });

  test.each(['help_request', 'tip_off'] as const)('a %s counts as a complaint', (nature) => {
    expect(dueOf({ nature }, '2023-05-08 10:00')).toBe(at('2023-05-10 24:00'));
  });
});

describe('what ends at once', () => {
  test('thanks are passed on and closed', () => {
    const { appeal } = givenNothing()
      .when(submission({ nature: 'thanks' }), RESIDENT)
      .gives({ type: 'submitted' }, { type: 'closed', outcome: 'passed_on' });
    expect(appeal).toMatchObject({ status: 'closed', acceptedAt: null, clock: null, orders: [] });
  });

  test('a repeat by the same person is linked and closed as a duplicate', () => {
    const { appeal } = givenNothing('EA20230501-000007')
      .when(submission(), RESIDENT)
      .gives({ type: 'submitted', repeatOf: 'EA20230501-000007' }, { type: 'closed', outcome: 'duplicate' });
    expect(appeal).toMatchObject({ status: 'closed', repeatOf: 'EA20230501-000007' });
  });
});

describe('what is refused', () => {
  test('nothing for its words: what was advised against is accepted all the same', () => {
    givenNothing()
      .when(submission({ advised: 'judicial_or_petition' }), RESIDENT)
      .gives({ type: 'submitted', advised: 'judicial_or_petition' }, { type: 'accepted' });
  });

  test.each([
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['characters nobody sees', '\u200b\u2060\ufeff\u200d'],
    ['turned-round nothing', '\u202e \u2066\u2069'],
  ])('a text of %s', (_, text) => {
    givenNothing()
      .when(submission({ words: { ...SUBMISSION_WORDS, text } }), RESIDENT)
      .isRefused('words_missing', { field: 'text' });
  });

  test.each(['👨‍👩‍👧', '漏水', 'x', 'مرحبا', '?'])('not a text as short as %s', (text) => {
    givenNothing()
      .when(submission({ words: { ...SUBMISSION_WORDS, text } }), RESIDENT)
      .gives({ type: 'submitted' }, { type: 'accepted' });
  });

  test('a public appeal on a platform that takes none', () => {
    givenNothing()
      .when(submission({ place: placeIn('metro') }), RESIDENT)
      .isRefused('platform_takes_no_appeals');
  });

  test('a citizen by a channel that is not his, a timer by any', () => {
    givenNothing()
      .when(submission({ channel: 'hotline' }), RESIDENT)
      .isRefused('not_yours');
    givenNothing()
      .when(submission({ channel: 'patrol' }), STRANGER)
      .isRefused('not_yours');
    givenNothing().when(submission(), TIMER).isRefused('not_yours');
  });
});

describe('a patrol finding', () => {
  test('enters where the platform takes its findings, with its finder', () => {
    const { appeal } = givenNothing()
      .when(finding(), GRID_MEMBER)
      .gives({ type: 'submitted', channel: 'patrol' }, { type: 'accepted', order: { unit: 'lakeside' } });
    expect(appeal.appellant).toEqual({ kind: 'staff', id: 'lakeside-1.grid', unit: 'lakeside-1' });
  });

  test('needs a photo', () => {
    givenNothing()
      .when(finding({ photos: [] }), GRID_MEMBER)
      .isRefused('photo_missing', { field: 'photos' });
  });

  test('is a matter of livelihood', () => {
    givenNothing()
      .when(finding({ kind: 'enforcement' }), GRID_MEMBER)
      .isRefused('kind_not_open');
  });

  test('is made by grid members and clerks of the platform, nobody else', () => {
    givenNothing().when(finding(), staff('lakeside-1.clerk')).gives({ type: 'submitted' }, { type: 'accepted' });
    givenNothing().when(finding(), staff('east-centre.operator')).isRefused('not_your_desk');
    givenNothing().when(finding(), staff('mill-1.grid')).isRefused('not_your_desk');
  });

  test('in the same words as an earlier one is a finding of its own: workers write alike about different places', () => {
    givenNothing('EA20230501-000007')
      .when(finding(), GRID_MEMBER)
      .gives({ type: 'submitted', repeatOf: null }, { type: 'accepted' });
  });

  test('is the only thing a worker submits for himself', () => {
    givenNothing().when(submission(), GRID_MEMBER).isRefused('not_yours');
  });
});
