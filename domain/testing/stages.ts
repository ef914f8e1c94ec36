import type { Submit } from '#domain/appeal/commands.ts';
import type { Appeal } from '#domain/appeal/state.ts';
import type { Status } from '#domain/appeal/terms.ts';
import { MINUTE } from '#domain/deadline/instant.ts';
import { placeIn, RESIDENT, staff, TIMER } from './city.ts';
import { BAD_RATING, command, finding } from './fill.ts';
import { act, begin, MONDAY, type Story } from './story.ts';

// Every stage of an appeal, reached only by legal commands from the one before it.

export const OPERATOR = staff('east-centre.operator');
export const REVIEWER = staff('east-centre.reviewer');
export const CLERK = staff('lakeside-1.clerk');
export const SECRETARY = staff('lakeside-1.leader');
export const STREET_CLERK = staff('lakeside.clerk');
export const STREET_HEAD = staff('lakeside.head');
export const DEPARTMENT_CLERK = staff('east-housing.clerk');
export const DEPARTMENT_HEAD = staff('east-housing.head');
export const DEPARTMENT_LEADER = staff('east-housing.leader');
export const GRID_MEMBER = staff('lakeside-1.grid');
/** Clerk and leader of his community in one person. */
export const ALONE = staff('lakeside-2.alone');

/** Waits for the operator: its kind needs a dispatcher. */
export const received = (named: Partial<Submit> = {}): Story => begin({ kind: 'development', ...named });

/** With the community on the spot. */
export const atCommunity = (named: Partial<Submit> = {}): Story => begin(named);

/** Handed to the street by the community. */
export const atStreet = (): Story => act(atCommunity(), command('escalate'), CLERK);

/** Handed on to the district platform by the street. */
export const atCentre = (): Story => act(atStreet(), command('escalate'), STREET_CLERK);

/** Dispatched by the district platform. */
export const atDepartment = (): Story => act(atCentre(), command('dispatch'), OPERATOR);

/** The department's draft, before its section head. */
export const inSectionReview = (): Story => act(atDepartment(), command('submit_reply'), DEPARTMENT_CLERK);

/** The department's draft, before its leader. */
export const inLeaderReview = (): Story => act(inSectionReview(), command('approve'), DEPARTMENT_HEAD);

/** The community's draft, before its secretary. */
export const inSecretaryReview = (from: Story = atCommunity()): Story => act(from, command('submit_reply'), CLERK);

/** The draft of the only person of a community, before the street. */
export const inStreetReview = (): Story =>
  act(atCommunity({ place: placeIn('lakeside-2') }), command('submit_reply'), ALONE);

export const inPlatformReview = (from: Story = inSecretaryReview()): Story => act(from, command('approve'), SECRETARY);

export const sentBack = (): Story => act(inPlatformReview(), command('send_back'), REVIEWER);

export const replied = (from: Story = inPlatformReview()): Story => act(from, command('approve'), REVIEWER);

export const inSecondRound = (from: Story = replied()): Story => act(from, BAD_RATING, RESIDENT);

export const repliedTwice = (): Story => replied(inPlatformReview(inSecretaryReview(inSecondRound())));

export const closedGood = (): Story => act(replied(), command('rate'), RESIDENT);

/** Closed by the timer because the appellant kept silent. */
export const closedUnrated = (from: Story = replied()): Story =>
  act(from, command('close_unrated', { round: roundOf(from) }), TIMER, until(from) + 1);

export const closedForAssessment = (): Story => act(repliedTwice(), BAD_RATING, RESIDENT);

export const withdrawn = (from: Story = atCommunity()): Story => act(from, command('withdraw'), RESIDENT);

export const declined = (from: Story = atCommunity()): Story => act(from, command('decline'), OPERATOR);

export const duplicate = (): Story => begin({}, RESIDENT, MONDAY, 'EA20230501-000007');

export const passedOn = (): Story => begin({ nature: 'thanks' });

/** A patrol finding at the street, where this platform's findings enter. */
export const found = (): Story => begin(finding(), GRID_MEMBER);

export const findingAssignedDown = (): Story => act(found(), command('assign_down'), STREET_CLERK);

export const findingInVerification = (): Story => act(findingAssignedDown(), command('fix_on_spot'), CLERK);

export const verified = (): Story => act(findingInVerification(), command('approve'), STREET_HEAD);

/** One story for each status. */
export const ONE_OF_EACH: { readonly [S in Status]: () => Story } = {
  received,
  in_hand: atCommunity,
  in_unit_review: inSecretaryReview,
  in_platform_review: inPlatformReview,
  replied,
  declined,
  closed: closedGood,
};

/** The story seen just after the limit that runs now. */
export function afterLimit(story: Story): Story {
  return { ...story, now: until(story) + MINUTE };
}

function until({ appeal }: Story): number {
  if (!('wait' in appeal)) throw new Error(`nobody waits for a ${appeal.status} appeal`);
  return appeal.wait.until;
}

function roundOf({ appeal }: { readonly appeal: Appeal }): number {
  return 'round' in appeal ? appeal.round : 1;
}
