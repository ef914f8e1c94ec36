import { describe, expect, it } from 'vitest';
import { roles } from '#domain/access/roles.ts';
import { checkRegulation, type RegulationFault } from './check.ts';
import type { Regulation } from './regulation.ts';

const step = { at: 'unit', role: 'reviewer' } as const;
const steps = { centre: [step], street: [step], community: [step], department: [step], enterprise: [step] };
const day = { amount: 1, unit: 'working_days' } as const;

const sound: Regulation = {
  version: 'one',
  from: '2023-01-01',
  officeHours: [
    [540, 720],
    [810, 1050],
  ],
  limits: [
    { kind: 'livelihood', natures: ['consultation'], limit: day },
    { kind: 'livelihood', complexity: 'simple', limit: day },
    { kind: 'livelihood', limit: { amount: 36, unit: 'hours' } },
    { kind: 'development', limit: day },
    { kind: 'enforcement', limit: day },
  ],
  steps: {
    accept: { amount: 0.5, unit: 'office_hours' },
    acknowledge: day,
    firstContact: day,
    dispatch: day,
    platformReview: day,
    rating: day,
    objection: day,
  },
  lights: { yellow: 0.5, red: 0.2 },
  ladder: { holdShare: 0.5 },
  reviews: steps,
  patrolVerification: steps,
  rating: { badRoundsToAssessment: 2, lateDays: 30 },
  repeatWithinDays: 30,
  urgeEveryOfficeHours: 4,
};

const found = (change: Partial<Regulation>) =>
  checkRegulation({ ...sound, ...change }).map(({ code, path }: RegulationFault) => `${code} ${path.join('.')}`);

describe('a regulation that can be worked by', () => {
  it('has no fault', () => {
    expect(checkRegulation(sound)).toEqual([]);
  });

  it('has a limit for every kind, nature and complexity', () => {
    expect(found({ limits: sound.limits.slice(0, 4) })).toEqual(Array(12).fill('limit_missing limits'));
    const simpleOnly = { kind: 'enforcement', complexity: 'simple', limit: day } as const;
    const faults = checkRegulation({ ...sound, limits: [...sound.limits.slice(0, 4), simpleOnly] });
    expect(faults.map((fault) => fault.detail)).toEqual(
      ['consultation', 'suggestion', 'complaint', 'help_request', 'tip_off', 'thanks'].map(
        (nature) => `enforcement ${nature} complex`,
      ),
    );
  });

  it('has no limit that an earlier one hides', () => {
    const late = { kind: 'development', natures: ['complaint'], complexity: 'complex', limit: day } as const;
    expect(found({ limits: [...sound.limits, late] })).toEqual(['limit_unreachable limits.5']);
  });

  it.each([
    [{ amount: 0, unit: 'hours' }],
    [{ amount: -1, unit: 'working_days' }],
    [{ amount: 1.5, unit: 'working_days' }],
    [{ amount: 0.5, unit: 'calendar_days' }],
  ] as const)('counts no %o', (limit) => {
    expect(found({ steps: { ...sound.steps, rating: limit } })).toEqual(['amount steps.rating']);
    expect(found({ limits: [...sound.limits.slice(0, 4), { kind: 'enforcement', limit }] })).toEqual([
      'amount limits.4.limit',
    ]);
  });

  it.each([
    [[[720, 540]], 0],
    [[[540, 540]], 0],
    [
      [
        [540, 720],
        [720, 1050],
      ],
      1,
    ],
    [
      [
        [810, 1050],
        [540, 720],
      ],
      1,
    ],
    [[[540, 1441]], 0],
  ] as const)('has no office hours %j', (officeHours, index) => {
    expect(found({ officeHours })).toEqual([`office_hours officeHours.${index}`]);
  });

  it.each([
    [{ yellow: 0.2, red: 0.2 }],
    [{ yellow: 0.2, red: 0.5 }],
    [{ yellow: 1, red: 0.5 }],
    [{ yellow: 0.5, red: 0 }],
    [{ yellow: Number.NaN, red: 0.2 }],
  ])('has no lights %o', (lights) => {
    expect(found({ lights })).toEqual(['lights lights']);
  });

  it.each([0, -0.1, 0.51, Number.NaN])('lets nobody hold the share %d', (holdShare) => {
    expect(found({ ladder: { holdShare } })).toEqual(['hold_share ladder.holdShare']);
  });

  it('names reviewers for every type of unit', () => {
    expect(found({ reviews: { ...steps, street: [] } })).toEqual(['review_missing reviews.street']);
    expect(found({ patrolVerification: { ...steps, centre: [] } })).toEqual([
      'review_missing patrolVerification.centre',
    ]);
  });

  it.each(roles)('%s reviews only if there is a desk for it', (role) => {
    const canReview = ['section_head', 'unit_leader', 'reviewer'].includes(role);
    expect(found({ reviews: { ...steps, street: [step, { at: 'unit', role }] } })).toEqual(
      canReview ? [] : ['reviewer_without_desk reviews.street.1'],
    );
  });
});
