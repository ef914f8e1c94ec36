import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access/actor.ts';
import { type Role, roles } from '#domain/access/roles.ts';
import type { UnitId } from '#domain/organisation/unit.ts';
import { at } from '#domain/testing/calendar-2023.ts';
import { CITY, holderOf, placeIn, RESIDENT, STRANGER, TIMER, UNITS } from '#domain/testing/city.ts';
import { command, REPLY_WORDS } from '#domain/testing/fill.ts';
import * as stage from '#domain/testing/stages.ts';
import { act, begin, factsAt, type Story } from '#domain/testing/story.ts';
import { type Allowed, allowed, type Need } from './allowed.ts';
import { type ActingCommand, type ActingType, actingTypes } from './commands.ts';
import { decide } from './decide.ts';
import { statuses } from './terms.ts';

// Who may do what, in every situation an appeal can be in, written out from the law (domain law §3–§6) and not from
// the code: whoever is not named may do nothing. Swept over every role at every unit, the appellant, others and timers.

interface Situation {
  readonly story: Story;
  /** Roles at a unit, and what they may do. A platform's operators are named where they may do something from outside. */
  readonly staff?: readonly (readonly [unit: UnitId, who: readonly Role[], may: readonly ActingType[]])[];
  readonly resident?: readonly ActingType[];
  readonly finder?: readonly ActingType[];
  readonly timer?: readonly ActingType[];
}

const workers: readonly Role[] = ['clerk', 'grid_member', 'section_head', 'unit_leader'];
const head: readonly Role[] = ['section_head'];
const chief: readonly Role[] = ['unit_leader', 'director'];
const work: readonly ActingType[] = ['first_contact', 'note', 'escalate', 'submit_reply', 'fix_on_spot'];
const fresh: readonly ActingType[] = ['acknowledge', ...work];
const spoken: readonly ActingType[] = ['note', 'escalate', 'submit_reply', 'fix_on_spot'];
const judge: readonly ActingType[] = ['approve', 'send_back'];
const waiting: readonly ActingType[] = ['add_material', 'urge', 'withdraw'];
const eastDeclines = ['east-centre', ['operator'], ['decline']] as const;
const eastReceives = ['east-centre', ['operator'], ['accept', 'decline']] as const;

const onceAcknowledged = act(stage.atCommunity(), command('acknowledge'), stage.CLERK);
const onceSpoken = act(stage.atCommunity(), command('first_contact'), stage.CLERK);
const unitSentBack = act(stage.inSecretaryReview(), command('send_back'), stage.SECRETARY);
const inMill = begin({ place: placeIn('mill-1') });
const urged = act(stage.atCommunity(), command('urge'), RESIDENT);
const later = (story: Story, when: string): Story => ({ ...story, now: at(when) });

const situations: Readonly<Record<string, Situation>> = {
  'received, its kind needs a dispatcher': { story: stage.received(), staff: [eastReceives], resident: waiting },
  'received, without a location': {
    story: begin({ place: placeIn('east') }),
    staff: [eastReceives],
    resident: waiting,
  },
  'in hand at the community': {
    story: stage.atCommunity(),
    staff: [['lakeside-1', workers, fresh], eastDeclines],
    resident: waiting,
  },
  'in hand, acknowledged': {
    story: onceAcknowledged,
    staff: [['lakeside-1', workers, work], eastDeclines],
    resident: waiting,
  },
  'in hand, spoken to the appellant': {
    story: onceSpoken,
    staff: [['lakeside-1', workers, spoken], eastDeclines],
    resident: waiting,
  },
  'in hand at a community of one': {
    story: stage.atCommunity({ place: placeIn('lakeside-2') }),
    staff: [['lakeside-2', workers, fresh], eastDeclines],
    resident: waiting,
  },
  'in hand at the community, not acknowledged in time': {
    story: later(stage.atCommunity(), '2023-05-08 14:00'),
    staff: [['lakeside-1', workers, fresh], eastDeclines],
    resident: waiting,
    timer: ['remind'],
  },
  'in hand at the community, acknowledged, half of the limit gone': {
    story: later(onceAcknowledged, '2023-05-09 20:00'),
    staff: [['lakeside-1', workers, work], eastDeclines],
    resident: waiting,
    timer: ['climb'],
  },
  'in hand at the community, overdue': {
    story: later(onceAcknowledged, '2023-05-11 09:00'),
    staff: [['lakeside-1', workers, work], eastDeclines],
    resident: waiting,
    timer: ['climb', 'remind'],
  },
  'in hand at the community, overdue and reminded of it': {
    story: act(onceAcknowledged, command('remind'), TIMER, at('2023-05-11 09:00')),
    staff: [['lakeside-1', workers, work], eastDeclines],
    resident: waiting,
    timer: ['climb'],
  },
  'in hand at the street, from below': {
    story: stage.atStreet(),
    staff: [['lakeside', workers, [...fresh, 'assign_down']], eastDeclines],
    resident: waiting,
  },
  'in hand at the street where it entered': {
    story: inMill,
    staff: [
      ['mill', workers, [...fresh, 'assign_down']],
      ['west-centre', ['operator'], ['decline']],
    ],
    resident: waiting,
  },
  'in hand at the platform, to be dispatched': {
    story: stage.atCentre(),
    staff: [['east-centre', ['operator'], ['dispatch', 'decline']]],
    resident: waiting,
  },
  'in hand at the platform, not dispatched in time': {
    story: later(stage.atCentre(), '2023-05-08 17:00'),
    staff: [['east-centre', ['operator'], ['dispatch', 'decline']]],
    resident: waiting,
    timer: ['remind'],
  },
  'in hand at a department': {
    story: stage.atDepartment(),
    staff: [['east-housing', workers, fresh], eastDeclines],
    resident: waiting,
  },
  'in hand at a department, acknowledged, overdue': {
    story: later(act(stage.atDepartment(), command('acknowledge'), stage.DEPARTMENT_CLERK), '2023-05-11 09:00'),
    staff: [['east-housing', workers, work], eastDeclines],
    resident: waiting,
    timer: ['remind'],
  },
  'in hand, sent back inside the unit': {
    story: unitSentBack,
    staff: [['lakeside-1', workers, work], eastDeclines],
    resident: waiting,
  },
  'in hand, sent back by the platform': {
    story: stage.sentBack(),
    staff: [['lakeside-1', workers, work], eastDeclines],
    resident: waiting,
  },
  'in hand, sent back by the platform, half of the limit gone: it stays': {
    story: later(stage.sentBack(), '2023-05-09 20:00'),
    staff: [['lakeside-1', workers, work], eastDeclines],
    resident: waiting,
  },
  'in hand, second round: not declined any more': {
    story: stage.inSecondRound(),
    staff: [['lakeside-1', workers, fresh]],
    resident: waiting,
  },
  'in hand, urged a minute ago': {
    story: urged,
    staff: [['lakeside-1', workers, fresh], eastDeclines],
    resident: ['add_material', 'withdraw'],
  },
  'in hand, acknowledged, urged the day before': {
    story: later(act(onceAcknowledged, command('urge'), RESIDENT), '2023-05-09 10:00'),
    staff: [['lakeside-1', workers, work], eastDeclines],
    resident: waiting,
  },
  'a finding at the street': {
    story: stage.found(),
    staff: [['lakeside', workers, [...fresh, 'assign_down']], eastDeclines],
    finder: ['add_material'],
  },
  'a finding at the community': {
    story: stage.findingAssignedDown(),
    staff: [['lakeside-1', workers, fresh], eastDeclines],
    finder: ['add_material'],
  },
  'a finding to be verified': {
    story: stage.findingInVerification(),
    staff: [['lakeside', head, judge]],
    finder: ['add_material'],
  },
  'a draft before the section head': {
    story: stage.inSectionReview(),
    staff: [['east-housing', head, judge]],
    resident: waiting,
  },
  'a draft before the leader': {
    story: stage.inLeaderReview(),
    staff: [['east-housing', chief, judge]],
    resident: waiting,
  },
  'a draft before the secretary': {
    story: stage.inSecretaryReview(),
    staff: [['lakeside-1', chief, judge]],
    resident: waiting,
  },
  'a draft before the secretary, overdue': {
    story: later(stage.inSecretaryReview(), '2023-05-11 09:00'),
    staff: [['lakeside-1', chief, judge]],
    resident: waiting,
    timer: ['remind'],
  },
  'a draft of a community of one, before the street': {
    story: stage.inStreetReview(),
    staff: [['lakeside', head, judge]],
    resident: waiting,
  },
  'before the platform': {
    story: stage.inPlatformReview(),
    staff: [['east-centre', ['reviewer'], judge]],
    resident: waiting,
  },
  'before the platform, its working day gone': {
    story: later(stage.inPlatformReview(), '2023-05-11 09:00'),
    staff: [['east-centre', ['reviewer'], judge]],
    resident: waiting,
  },
  'before the platform, second round': {
    story: stage.inPlatformReview(stage.inSecretaryReview(stage.inSecondRound())),
    staff: [['east-centre', ['reviewer'], judge]],
    resident: waiting,
  },
  replied: { story: stage.replied(), resident: ['rate'] },
  'replied, five working days of silence gone': {
    story: stage.afterLimit(stage.replied()),
    resident: ['rate'],
    timer: ['close_unrated'],
  },
  'replied, second round': { story: stage.repliedTwice(), resident: ['rate'] },
  'declined before anybody had it': { story: stage.declined(stage.received()) },
  'declined while a community had it': { story: stage.declined() },
  'declined, months ago': { story: later(stage.declined(), '2023-09-01 10:00') },
  'closed, good': { story: stage.closedGood() },
  'closed, unrated': { story: stage.closedUnrated(), resident: ['rate'] },
  'closed, unrated, thirty days ago': { story: later(stage.closedUnrated(), '2023-06-16 09:00') },
  'closed, duty assessment due': { story: stage.closedForAssessment() },
  'closed, verified': { story: stage.verified() },
  'closed, withdrawn': { story: stage.withdrawn() },
  'closed, withdrawn from the review': { story: stage.withdrawn(stage.inPlatformReview()) },
  'closed, a duplicate': { story: stage.duplicate() },
  'closed, thanks passed on': { story: stage.passedOn() },
};

interface Probe {
  readonly name: string;
  readonly actor: Actor;
  readonly expected: readonly ActingType[];
}

/** Everybody there can be, and what the table says of him. */
function probesOf({ story, staff = [], resident = [], finder = [], timer = [] }: Situation): Probe[] {
  const told = (role: Role, unit: UnitId) =>
    staff.flatMap(([where, who, may]) => (where === unit && who.includes(role) ? may : []));
  const everyHat = UNITS.flatMap(({ id: unit }) => roles.map((role) => ({ unit, role })));
  const everything = [...new Set(staff.flatMap(([, , may]) => may))];
  const wearing = (id: string): Actor => ({ kind: 'staff', id, platform: 'east', posts: everyHat });
  const probes: Probe[] = everyHat.map(({ unit, role }) => ({
    name: `${role} at ${unit}`,
    actor: holderOf(role, unit),
    expected: told(role, unit),
  }));
  if ('reply' in story.appeal && story.appeal.reply)
    probes.push({
      name: 'the drafter in every role',
      actor: wearing(story.appeal.reply.drafter),
      expected: everything.filter((type) => !judge.includes(type)),
    });
  return [
    ...probes,
    { name: 'somebody in every role', actor: wearing('everybody'), expected: everything },
    { name: 'the resident', actor: RESIDENT, expected: resident },
    { name: 'another resident', actor: STRANGER, expected: [] },
    {
      name: 'the finder, no longer at his post',
      actor: { kind: 'staff', id: stage.GRID_MEMBER.id, platform: 'east', posts: [] },
      expected: finder,
    },
    {
      name: 'a resident with the id of the finder',
      actor: { kind: 'citizen', id: stage.GRID_MEMBER.id },
      expected: [],
    },
    {
      name: 'a worker with the id of the resident',
      actor: holderOf('auditor', 'west-centre', 'resident'),
      expected: [],
    },
    { name: 'a timer', actor: TIMER, expected: timer },
  ];
}

/** The command with no more than it needs; for a reminder, both there are. */
function commandsOf(type: ActingType, { appeal }: Story): ActingCommand[] {
  const orders = 'orders' in appeal ? appeal.orders : [];
  const order = orders.length;
  const unit = CITY.children.get(orders.at(-1)?.unit ?? '')?.[0] ?? 'nowhere';
  const department = `${appeal.platform}-housing`;
  switch (type) {
    case 'accept':
    case 'dispatch':
      return [command(type, { unit: department })];
    case 'assign_down':
      return [command(type, { unit })];
    case 'climb':
      return [command(type, { order })];
    case 'remind':
      return [command(type, { of: 'overdue', order }), command(type, { of: 'unacknowledged', order })];
    case 'close_unrated':
      return [command(type, { round: 'round' in appeal ? appeal.round : 1 })];
    case 'add_material':
      return [command(type, { photos: [] })];
    default:
      return [command(type)];
  }
}

describe.each(Object.entries(situations))('%s', (_, situation) => {
  const { story } = situation;
  const facts = factsAt(story.now);

  test('everybody may exactly what the law says, is offered exactly that, and is refused everything else', () => {
    const wrong: string[] = [];
    for (const { name, actor, expected } of probesOf(situation)) {
      const offered = allowed(story.appeal, actor, facts).map(({ type }) => type);
      for (const type of actingTypes) {
        const done = commandsOf(type, story).some((each) => decide(story.appeal, each, actor, facts).ok);
        const should = expected.includes(type);
        if (done !== should) wrong.push(`${name}: ${type} was ${done ? 'done' : 'refused'}`);
        if (offered.includes(type) !== should) wrong.push(`${name}: ${type} was ${should ? 'not offered' : 'offered'}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('what a command is said to need is needed', () => {
    const wrong: string[] = [];
    for (const { name, actor } of probesOf(situation))
      for (const { type, needs } of allowed(story.appeal, actor, facts))
        for (const need of needs)
          for (const each of commandsOf(type, story)) {
            const without = { ...each, ...lacking[need] } as ActingCommand;
            if (decide(story.appeal, without, actor, facts).ok) wrong.push(`${name}: ${type} without ${need}`);
          }
    expect(wrong).toEqual([]);
  });
});

/** What a command lacks when a need is not met. What is chosen from a list cannot be lacking: the type excludes it. */
const lacking: Readonly<Record<Need, object>> = {
  words: { words: ' ', reason: ' ', explanation: ' ' },
  words_or_photos: { words: ' ', photos: [] },
  photos: { photos: [] },
  unit: { unit: 'nowhere' },
  unit_below: { unit: 'nowhere' },
  reply: { words: { ...REPLY_WORDS, result: '' } },
  rating: { satisfaction: 'dissatisfied', words: '' },
  ground: { explanation: '' },
  note_kind: { words: '', photos: [] },
  how: { words: '' },
};

test('the sweep reaches every status and offers every command to somebody', () => {
  const all = Object.values(situations);
  expect(new Set(all.map(({ story }) => story.appeal.status))).toEqual(new Set(statuses));
  const offered = all.flatMap((each) =>
    probesOf(each).flatMap(({ actor }): readonly Allowed[] =>
      allowed(each.story.appeal, actor, factsAt(each.story.now)),
    ),
  );
  expect(new Set(offered.map(({ type }) => type))).toEqual(new Set(actingTypes));
});
