import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access/actor.ts';
import type { Appeal } from '#domain/appeal/state.ts';
import { CITY, holderOf, RESIDENT, STRANGER, staff, TIMER } from '#domain/testing/city.ts';
import { command } from '#domain/testing/fill.ts';
import * as stage from '#domain/testing/stages.ts';
import { act } from '#domain/testing/story.ts';
import { roles } from './roles.ts';
import { appellantSees, seenBy, sees, seesContact, unitsSeenFrom } from './sees.ts';

/** The two halves of the row scope of lists: units that see it, units the reader reads from. */
function scopeSays(actor: Extract<Actor, { kind: 'staff' }>, appeal: Appeal): boolean {
  const units = seenBy(appeal, CITY);
  return unitsSeenFrom(actor).some((unit) => units.includes(unit));
}

const inDepartment = stage.atDepartment().appeal;

describe('who sees an appeal', () => {
  test.each([
    ['lakeside-1.clerk', 'held it'],
    ['lakeside.leader', 'held it and stands above'],
    ['east-housing.clerk', 'holds it'],
    ['east-centre.operator', 'platform'],
    ['east-centre.reviewer', 'platform'],
    ['east-centre.supervisor', 'platform'],
    ['east-centre.director', 'platform'],
    ['east-centre.leader', 'platform'],
  ])('%s: %s', (person) => {
    expect(sees(staff(person), inDepartment, CITY)).toBe(true);
  });

  test.each([
    ['hillside-1.clerk', 'never held it'],
    ['hillside.leader', 'another street'],
    ['east-water.head', 'another department'],
    ['west-centre.operator', 'another platform'],
    ['metro-centre.director', 'the city: only what was passed to it'],
    ['east-centre.system', 'runs the machines'],
    ['east-centre.security', 'grants the rights'],
    ['east-centre.auditor', 'audits both'],
  ])('not %s: %s', (person) => {
    expect(sees(staff(person), inDepartment, CITY)).toBe(false);
  });

  test('the appellant and the timer do, a stranger does not', () => {
    expect(sees(RESIDENT, inDepartment, CITY)).toBe(true);
    expect(sees(TIMER, inDepartment, CITY)).toBe(true);
    expect(sees(STRANGER, inDepartment, CITY)).toBe(false);
  });

  test('what waits for the operator is seen by the platform only', () => {
    const { appeal } = stage.received();
    expect(sees(staff('east-centre.operator'), appeal, CITY)).toBe(true);
    expect(sees(staff('lakeside-1.clerk'), appeal, CITY)).toBe(false);
  });

  test('the street that reviews for a community of one sees what it reviews', () => {
    expect(sees(staff('lakeside.head'), stage.inStreetReview().appeal, CITY)).toBe(true);
  });

  test('the finder sees his finding, with his unit', () => {
    expect(sees(staff('lakeside-1.grid'), stage.found().appeal, CITY)).toBe(true);
    expect(sees(staff('lakeside-1.leader'), stage.found().appeal, CITY)).toBe(true);
  });

  test('a unit still sees what was declined while it had it', () => {
    expect(sees(staff('lakeside-1.clerk'), stage.declined().appeal, CITY)).toBe(true);
  });

  test('thanks are seen by those they are passed on to', () => {
    expect(sees(staff('lakeside-1.clerk'), stage.passedOn().appeal, CITY)).toBe(true);
    expect(sees(staff('hillside-1.clerk'), stage.passedOn().appeal, CITY)).toBe(false);
  });

  test('a repeat is seen by the platform only: the earlier appeal has the work', () => {
    expect(sees(staff('lakeside-1.clerk'), stage.duplicate().appeal, CITY)).toBe(false);
    expect(sees(staff('east-centre.operator'), stage.duplicate().appeal, CITY)).toBe(true);
  });

  test('who has a post at the platform and another elsewhere sees the platform’s', () => {
    const both = staff('east-centre.reviewer');
    const posts = [{ unit: 'hillside-1', role: 'clerk' as const }, ...both.posts];
    expect(sees({ ...both, posts }, stage.received().appeal, CITY)).toBe(true);
  });

  test('no administrator sees anything from anywhere', () => {
    for (const role of ['system_admin', 'security_admin', 'auditor'] as const)
      for (const unit of ['lakeside-1', 'lakeside', 'east-housing', 'east-centre'])
        expect(sees(holderOf(role, unit), inDepartment, CITY), `${role} at ${unit}`).toBe(false);
  });

  test('the scope of lists is the same rule', () => {
    const stories = [stage.received(), ...Object.values(stage.ONE_OF_EACH).map((reach) => reach()), stage.passedOn()];
    for (const { appeal } of [...stories, stage.found(), stage.inStreetReview(), stage.atDepartment()])
      for (const unit of CITY.units.keys())
        for (const role of roles) {
          const actor = holderOf(role, unit);
          const platformWide =
            unit === 'east-centre' && ['operator', 'reviewer', 'supervisor', 'director', 'leader'].includes(role);
          const expected = appeal.platform === actor.platform && (platformWide || scopeSays(actor, appeal));
          expect(sees(actor, appeal, CITY), `${role} at ${unit}, ${appeal.status}`).toBe(expected);
        }
  });
});

describe('who sees the contact data', () => {
  const contact = (person: string, appeal: Appeal) => seesContact(staff(person), appeal, CITY);

  test('who handles it now, the platform, and the appellant himself', () => {
    expect(contact('east-housing.clerk', inDepartment)).toBe(true);
    expect(contact('east-centre.operator', inDepartment)).toBe(true);
    expect(seesContact(RESIDENT, inDepartment, CITY)).toBe(true);
  });

  test('not who held it before, who stands above, who is from elsewhere', () => {
    for (const person of ['lakeside-1.clerk', 'lakeside.clerk', 'hillside-1.clerk', 'west-centre.operator'])
      expect(contact(person, inDepartment), person).toBe(false);
    expect(seesContact(STRANGER, inDepartment, CITY)).toBe(false);
  });

  test('masked for the unit once it has ended', () => {
    for (const { appeal } of [stage.closedGood(), stage.withdrawn(), stage.declined()])
      expect(contact('lakeside-1.clerk', appeal), appeal.status).toBe(false);
  });

  test('never for an administrator of the unit that has it', () => {
    expect(seesContact(holderOf('system_admin', 'east-housing'), inDepartment, CITY)).toBe(false);
    expect(contact('east-centre.system', stage.atCentre().appeal)).toBe(false);
  });
});

test('the appellant reads what was done and the answer, not drafts, reviews and reminders', () => {
  const inside = ['reply_submitted', 'unit_review_passed', 'platform_review_passed', 'reply_sent_back', 'reminded'];
  const { entries } = act(stage.repliedTwice(), command('rate'), RESIDENT);
  const types = new Set(entries.map(({ event }) => event.type));
  for (const type of types) expect(appellantSees(type), type).toBe(!inside.includes(type));
});
