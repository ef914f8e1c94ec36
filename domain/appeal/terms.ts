/** The field's standard terms (domain law §1). The arrays are the single list; types, schemas and database checks derive from them. */

export const appealKinds = ['livelihood', 'development', 'enforcement'] as const;
export type AppealKind = (typeof appealKinds)[number];

export const appealNatures = ['consultation', 'suggestion', 'complaint', 'help_request', 'tip_off', 'thanks'] as const;
export type AppealNature = (typeof appealNatures)[number];

export const complexities = ['simple', 'complex'] as const;
export type Complexity = (typeof complexities)[number];

/** How the appeal reached us. `patrol` is a finding of a grid member, not a public appeal. */
export const channels = ['wechat', 'walk_in', 'hotline', 'patrol'] as const;
export type Channel = (typeof channels)[number];

export const statuses = [
  'received',
  'in_hand',
  'in_unit_review',
  'in_platform_review',
  'replied',
  'declined',
  'closed',
] as const;
export type Status = (typeof statuses)[number];

/**
 * How a closed appeal ended. `assessment_due`: rated badly twice, duty assessment is to follow.
 * `passed_on`: thanks, handed to those thanked.
 */
export const outcomes = [
  'good',
  'unrated',
  'assessment_due',
  'verified',
  'withdrawn',
  'duplicate',
  'passed_on',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Grounds of non-acceptance, in the order of the rule [002]. */
export const declineGrounds = [
  'judicial_or_petition',
  'unlawful',
  'secret_or_privacy',
  'military',
  'emergency',
  'malicious_or_empty',
  'outside_jurisdiction',
] as const;
export type DeclineGround = (typeof declineGrounds)[number];

export const resolutions = ['resolved', 'basically_resolved', 'unresolved'] as const;
export type Resolution = (typeof resolutions)[number];

export const satisfactions = ['satisfied', 'basically_satisfied', 'dissatisfied'] as const;
export type Satisfaction = (typeof satisfactions)[number];

/** What a reply concludes: the matter is resolved, or the demand cannot be met and the reply explains why. */
export const conclusions = ['resolved', 'explained'] as const;
export type Conclusion = (typeof conclusions)[number];

/** Kinds of record a unit keeps while it handles an appeal. */
export const noteKinds = ['call', 'visit', 'site_check', 'residents_talk', 'mediation', 'plan', 'progress'] as const;
export type NoteKind = (typeof noteKinds)[number];

export const levels = ['city', 'district', 'street', 'community', 'grid'] as const;
export type Level = (typeof levels)[number];
