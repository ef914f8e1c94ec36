import { describe, expect, test } from 'vitest';
import type { Role } from '#domain/access/roles.ts';
import { organisationFrom } from '#domain/organisation/organisation.ts';
import { CITY, PLATFORMS, POSTS, UNITS } from '#domain/testing/city.ts';
import { REGULATION } from '#domain/testing/regulation.ts';
import { reviewPosts } from './review-steps.ts';

const { community, street, department } = REGULATION.reviews;

/** The city where only these people work. */
function withPeople(...people: readonly (readonly [person: string, unit: string, role: Role])[]) {
  const posts = people.map(([person, unit, role]) => ({ person, unit, role }));
  return organisationFrom({ platforms: PLATFORMS, units: UNITS, posts });
}

describe('where a draft goes for review', () => {
  test('community: its secretary; department: section head, then leader', () => {
    expect(reviewPosts(CITY, 'lakeside-1', 'lakeside-1.clerk', community)).toEqual([
      { unit: 'lakeside-1', role: 'unit_leader' },
    ]);
    expect(reviewPosts(CITY, 'east-housing', 'east-housing.clerk', department)).toEqual([
      { unit: 'east-housing', role: 'section_head' },
      { unit: 'east-housing', role: 'unit_leader' },
    ]);
  });

  test('the only person of a community: the street', () => {
    expect(reviewPosts(CITY, 'lakeside-2', 'lakeside-2.alone', community)).toEqual([
      { unit: 'lakeside', role: 'section_head' },
    ]);
  });

  test('a section head who drafts: his leader is enough', () => {
    expect(reviewPosts(CITY, 'lakeside', 'lakeside.head', street)).toEqual([{ unit: 'lakeside', role: 'unit_leader' }]);
  });

  test('a leader who drafts: his section head, and the unit above in his own place', () => {
    expect(reviewPosts(CITY, 'lakeside', 'lakeside.leader', street)).toEqual([
      { unit: 'lakeside', role: 'section_head' },
      { unit: 'east-centre', role: 'reviewer' },
    ]);
  });

  test('one who is both heads of a department: the platform, once', () => {
    const city = withPeople(
      ['both', 'east-housing', 'section_head'],
      ['both', 'east-housing', 'unit_leader'],
      ['reviewer', 'east-centre', 'reviewer'],
    );
    expect(reviewPosts(city, 'east-housing', 'both', department)).toEqual([{ unit: 'east-centre', role: 'reviewer' }]);
  });

  test('a later post elsewhere does not stand for one in the unit', () => {
    const steps = [
      { at: 'unit', role: 'unit_leader' },
      { at: 'parent', role: 'unit_leader' },
    ] as const;
    expect(reviewPosts(CITY, 'lakeside-1', 'lakeside-1.leader', steps)).toEqual([
      { unit: 'lakeside', role: 'section_head' },
      { unit: 'lakeside', role: 'unit_leader' },
    ]);
  });

  test('a street that has only its leader', () => {
    const city = withPeople(['alone', 'lakeside-2', 'clerk'], ['leader', 'lakeside', 'unit_leader']);
    expect(reviewPosts(city, 'lakeside-2', 'alone', community)).toEqual([{ unit: 'lakeside', role: 'unit_leader' }]);
  });

  test('where nobody else is at the unit above either, the next above', () => {
    const city = withPeople(
      ['alone', 'lakeside-2', 'clerk'],
      ['alone', 'lakeside', 'section_head'],
      ['reviewer', 'east-centre', 'reviewer'],
    );
    expect(reviewPosts(city, 'lakeside-2', 'alone', community)).toEqual([{ unit: 'east-centre', role: 'reviewer' }]);
  });

  test('never a post that only the drafter holds', () => {
    for (const { person, unit } of POSTS)
      for (const table of [REGULATION.reviews, REGULATION.patrolVerification]) {
        const posts = reviewPosts(CITY, unit, person, table[CITY.units.get(unit)!.type]);
        expect(posts.length, `${person}`).toBeGreaterThan(0);
        for (const post of posts)
          expect(
            POSTS.some((held) => held.unit === post.unit && held.role === post.role && held.person !== person),
            `${person} is reviewed at ${post.unit} by ${post.role}`,
          ).toBe(true);
      }
  });
});
