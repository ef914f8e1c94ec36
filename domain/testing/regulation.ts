import type { Regulation } from '#domain/regulation/regulation.ts';

const office = [
  { at: 'unit', role: 'section_head' },
  { at: 'unit', role: 'unit_leader' },
] as const;

/** The limits of domain law §3, §5 and §6, as a city's data would give them. */
export const REGULATION: Regulation = {
  version: 'test-1',
  from: '2023-01-01',
  officeHours: [
    [540, 720],
    [810, 1050],
  ],
  limits: [
    { kind: 'livelihood', natures: ['consultation', 'suggestion'], limit: { amount: 1, unit: 'working_days' } },
    { kind: 'livelihood', complexity: 'simple', limit: { amount: 2, unit: 'working_days' } },
    { kind: 'livelihood', complexity: 'complex', limit: { amount: 5, unit: 'working_days' } },
    { kind: 'development', complexity: 'simple', limit: { amount: 10, unit: 'working_days' } },
    { kind: 'development', complexity: 'complex', limit: { amount: 20, unit: 'working_days' } },
    { kind: 'enforcement', complexity: 'simple', limit: { amount: 10, unit: 'working_days' } },
    { kind: 'enforcement', complexity: 'complex', limit: { amount: 20, unit: 'working_days' } },
  ],
  steps: {
    accept: { amount: 4, unit: 'office_hours' },
    acknowledge: { amount: 2, unit: 'office_hours' },
    firstContact: { amount: 1, unit: 'working_days' },
    dispatch: { amount: 4, unit: 'office_hours' },
    platformReview: { amount: 1, unit: 'working_days' },
    rating: { amount: 5, unit: 'working_days' },
    objection: { amount: 10, unit: 'working_days' },
  },
  lights: { yellow: 1 / 2, red: 1 / 5 },
  ladder: { holdShare: 1 / 2 },
  reviews: {
    community: [{ at: 'unit', role: 'unit_leader' }],
    street: office,
    department: office,
    enterprise: office,
    centre: [{ at: 'unit', role: 'reviewer' }],
  },
  patrolVerification: {
    community: [{ at: 'parent', role: 'section_head' }],
    street: [{ at: 'unit', role: 'section_head' }],
    department: [{ at: 'unit', role: 'section_head' }],
    enterprise: [{ at: 'unit', role: 'section_head' }],
    centre: [{ at: 'unit', role: 'reviewer' }],
  },
  rating: { badRoundsToAssessment: 2, lateDays: 30 },
  repeatWithinDays: 30,
  urgeEveryOfficeHours: 4,
};
