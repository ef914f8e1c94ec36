import { describe, expect, test } from 'vitest';
import { at } from '#domain/testing/calendar-2023.ts';
import { RESIDENT, TIMER } from '#domain/testing/city.ts';
import { BAD_RATING, command } from '#domain/testing/fill.ts';
import * as stage from '#domain/testing/stages.ts';
import { act, begin, MONDAY, type Story } from '#domain/testing/story.ts';
import { noticesOf } from './consequences.ts';
import { publicPart } from './events.ts';

/** Who was told what by the last command, as `unit:desk occasion` or `appellant occasion`. */
function toldLast({ appeal, entries, now }: Story): string[] {
  return entries
    .filter((entry) => entry.at === now)
    .flatMap(({ event }) => noticesOf(publicPart(event), appeal))
    .map(({ to, occasion }) => `${to.kind === 'desk' ? `${to.unit}:${to.desk}` : to.kind} ${occasion}`);
}

describe('who is told what', () => {
  test('a submission: the appellant and the community at once', () => {
    expect(toldLast(stage.atCommunity())).toEqual(['appellant received_by_unit', 'lakeside-1:handling work_arrived']);
  });

  test('a submission that waits: the appellant and the operators', () => {
    expect(toldLast(stage.received())).toEqual(['appellant received', 'east-centre:dispatching work_arrived']);
  });

  test('accepted by the operator', () => {
    expect(toldLast(act(stage.received(), command('accept'), stage.OPERATOR))).toEqual([
      'appellant accepted_by_platform',
      'east-housing:handling work_arrived',
    ]);
  });

  test('thanks: the appellant, and those on the spot', () => {
    expect(toldLast(stage.passedOn())).toEqual(['lakeside-1:handling thanks_arrived', 'appellant passed_on']);
    expect(
      toldLast(begin({ nature: 'thanks', place: { ...begin().appeal.place, street: null, community: null } })),
    ).toEqual(['east-centre:dispatching thanks_arrived', 'appellant passed_on']);
  });

  test('a repeat: the appellant alone', () => {
    expect(toldLast(stage.duplicate())).toEqual(['appellant repeat_linked']);
  });

  test('declined: the appellant, and the unit that had it', () => {
    expect(toldLast(stage.declined())).toEqual(['appellant declined', 'lakeside-1:handling declined_from_unit']);
    expect(toldLast(stage.declined(stage.received()))).toEqual(['appellant declined']);
  });

  test('up, down and across: the appellant and the unit that has it now', () => {
    expect(toldLast(stage.atStreet())).toEqual(['appellant moved_up', 'lakeside:handling work_arrived']);
    expect(toldLast(stage.atCentre())).toEqual(['appellant moved_up', 'east-centre:dispatching work_arrived']);
    expect(toldLast(stage.atDepartment())).toEqual(['appellant dispatched', 'east-housing:handling work_arrived']);
    expect(toldLast(act(stage.atStreet(), command('assign_down'), stage.STREET_CLERK))).toEqual([
      'appellant moved_down',
      'lakeside-1:handling work_arrived',
    ]);
  });

  test('climbing by itself is told as such', () => {
    const climbed = act(stage.atCommunity(), command('climb'), TIMER, at('2023-05-10 12:00'));
    expect(toldLast(climbed)).toEqual(['appellant moved_up', 'lakeside:handling work_climbed']);
  });

  test('a draft goes from desk to desk, the appellant hears only the answer', () => {
    expect(toldLast(stage.inSectionReview())).toEqual(['east-housing:section_review reply_to_review']);
    expect(toldLast(stage.inLeaderReview())).toEqual(['east-housing:leader_review reply_to_review']);
    expect(toldLast(stage.inPlatformReview())).toEqual(['east-centre:platform_review reply_to_review']);
    expect(toldLast(stage.sentBack())).toEqual(['lakeside-1:handling reply_sent_back']);
    expect(toldLast(stage.replied())).toEqual(['appellant replied']);
  });

  test('after the rating', () => {
    expect(toldLast(stage.closedGood())).toEqual(['appellant closed_good']);
    expect(toldLast(stage.inSecondRound())).toEqual([
      'appellant second_round',
      'lakeside-1:handling second_round_work',
    ]);
    expect(toldLast(stage.closedForAssessment())).toEqual(['appellant closed_assessment']);
    expect(toldLast(stage.closedUnrated())).toEqual(['appellant closed_unrated']);
    expect(toldLast(stage.verified())).toEqual(['lakeside-1:handling closed_verified']);
  });

  test('what the appellant adds reaches the desk where it waits', () => {
    expect(toldLast(act(stage.atStreet(), command('urge'), RESIDENT))).toEqual(['lakeside:handling urged']);
    expect(toldLast(act(stage.received(), command('add_material'), RESIDENT))).toEqual([
      'east-centre:dispatching material_arrived',
    ]);
    expect(toldLast(stage.withdrawn())).toEqual(['appellant withdrawn', 'lakeside-1:handling withdrawn_from_unit']);
    expect(toldLast(stage.withdrawn(stage.received()))).toEqual(['appellant withdrawn']);
    expect(toldLast(stage.withdrawn(stage.atCentre()))).toEqual([
      'appellant withdrawn',
      'east-centre:dispatching withdrawn_from_unit',
    ]);
  });

  test('who is late is told, and his leader with him', () => {
    const late = at('2023-05-11 00:01');
    const remind = (story: Story, order: number) => toldLast(act(story, command('remind', { order }), TIMER, late));
    expect(remind(stage.atCommunity(), 1)).toEqual(['lakeside-1:handling overdue', 'lakeside-1:leader_review overdue']);
    expect(remind(stage.atCentre(), 3)).toEqual([
      'east-centre:dispatching overdue',
      'east-centre:leader_review overdue',
    ]);
    expect(remind(stage.inSecretaryReview(), 1)).toEqual(['lakeside-1:leader_review overdue']);
    expect(remind(stage.inSectionReview(), 4)).toEqual([
      'east-housing:section_review overdue',
      'east-housing:leader_review overdue',
    ]);
  });

  test('a second bad rating after silence is told like any other', () => {
    expect(toldLast(act(stage.closedUnrated(), BAD_RATING, RESIDENT))).toContain('appellant second_round');
  });

  test('the appellant hears who has taken it', () => {
    expect(toldLast(act(stage.atCommunity(), command('acknowledge'), stage.CLERK))).toEqual(['appellant acknowledged']);
  });

  test('nobody hears of a note', () => {
    expect(toldLast(act(stage.atCommunity(), command('note'), stage.CLERK))).toEqual([]);
  });

  test('a notice names units and instants', () => {
    const [first] = stage.atCommunity().entries.slice(1);
    expect(noticesOf(publicPart(first!.event), stage.atCommunity().appeal)).toEqual([
      {
        to: { kind: 'appellant' },
        occasion: 'received_by_unit',
        about: { unit: 'lakeside-1', until: at('2023-05-11 24:00') },
      },
      {
        to: { kind: 'desk', unit: 'lakeside-1', desk: 'handling' },
        occasion: 'work_arrived',
        about: { until: MONDAY + (at('2023-05-10 24:00') - MONDAY - 31 * 3_600_000) },
      },
    ]);
  });
});
