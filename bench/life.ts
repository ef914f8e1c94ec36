import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.ts';
import { rolesAt } from '#domain/access/desks.ts';
import type { ActingCommand } from '#domain/appeal/commands.ts';
import { decideSubmit } from '#domain/appeal/decide/submit.ts';
import { decide } from '#domain/appeal/decide.ts';
import type { AppealEvent } from '#domain/appeal/events.ts';
import type { Facts } from '#domain/appeal/facts.ts';
import type { Decision } from '#domain/appeal/refusal.ts';
import { type Appeal, waitOf } from '#domain/appeal/state.ts';
import { timersOf } from '#domain/appeal/timers.ts';
import type { Place } from '#domain/organisation/place.ts';
import type { CityInMemory } from '#server/city/open.ts';
import { factsFor } from '#server/desk/facts.ts';
import { recorded } from '#server/desk/record.ts';
import { postsOf } from '#server/identity/people.ts';
import type { Change } from '#server/store/change.ts';

/** Stands for the number and the appellant of the appeals that are made after this life. */
export const NUMBER = 'XX00000000-000000000';
export const APPELLANT = 'c_00000000000000000000';
const CITIZEN: Actor = { kind: 'citizen', id: APPELLANT };

/** One appeal led through the law: what the door would have written for it, command after command. */
export interface Life {
  readonly changes: readonly Change[];
  readonly appeal: Appeal;
}

/** Leads an appeal by hand, with the platform's own timers running in between as the workers would run them. */
export class Lead {
  readonly changes: Change[] = [];
  #appeal: Appeal | null = null;
  #head: Buffer | null = null;
  readonly #city: CityInMemory;
  at: number;

  constructor(city: CityInMemory, at: number) {
    this.#city = city;
    this.at = at;
  }

  /** Departments of the appeal's platform, to dispatch to. */
  get departments(): string[] {
    const { platform } = this.appeal;
    const units = [...this.#city.organisation.units.values()];
    return units.filter((unit) => unit.platform === platform && unit.type === 'department').map((unit) => unit.id);
  }

  get appeal(): Appeal {
    if (!this.#appeal) throw new Error('nothing was submitted');
    return this.#appeal;
  }

  submit(
    place: Place,
    nature: Appeal['nature'],
    words: { subject: string; text: string; address: string; phone: string },
  ): void {
    const facts = this.#facts(null);
    const submit = {
      type: 'submit',
      number: NUMBER,
      kind: 'livelihood',
      nature,
      channel: 'wechat',
      place,
      photos: [],
      advised: null,
    } as const;
    const decision = decideSubmit({ ...submit, words: { ...words, name: '演示居民', happenedAt: '' } }, CITIZEN, {
      ...facts,
      repeatOf: null,
    });
    this.#keep(decision, CITIZEN, '', facts);
  }

  /** Lets time pass; timers that fall into it fire at their instants. */
  wait(hours: number): void {
    const until = Math.round(this.at + hours * 3_600_000);
    for (;;) {
      const [next] = timersOf(this.appeal).sort((a, b) => a.at - b.at);
      if (!next || next.at > until) break;
      this.at = Math.max(this.at, next.at);
      const facts = this.#facts(this.appeal);
      const decision = decide(this.appeal, next.command, { kind: 'system' }, facts);
      if (!decision.ok) break;
      this.#keep(decision, { kind: 'system' }, '', facts);
    }
    this.at = until;
  }

  /** Somebody who sits where the appeal waits gives a command; false when the law refuses it. */
  work(command: ActingCommand): boolean {
    const wait = waitOf(this.appeal);
    if (!wait?.unit || !wait.desk) return false;
    for (const role of rolesAt(wait.desk)) {
      for (const id of this.#city.organisation.holders.get(`${wait.unit}:${role}`) ?? []) {
        const actor: Actor = { kind: 'staff', id, platform: this.appeal.platform, posts: postsOf(this.#city, id) };
        const facts = this.#facts(this.appeal);
        const decision = decide(this.appeal, command, actor, facts);
        if (!decision.ok) continue;
        this.#keep(decision, actor, wait.unit, facts);
        return true;
      }
    }
    return false;
  }

  appellant(command: ActingCommand): void {
    const facts = this.#facts(this.appeal);
    this.#keep(decide(this.appeal, command, CITIZEN, facts), CITIZEN, '', facts);
  }

  #facts(appeal: Appeal | null): Facts {
    const now = this.at;
    return factsFor(
      {
        city: { current: () => this.#city, refresh: async () => {} },
        clock: { now: () => now, machineInstantOf: (at) => at },
      },
      appeal,
    );
  }

  #keep(decision: Decision<AppealEvent>, actor: Actor, unit: string, facts: Facts): void {
    if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`);
    const hand = { actor, unit, command: randomUUID(), at: facts.now };
    const change = recorded(this.#appeal, this.#head, decision.events, hand, facts.organisation);
    this.changes.push(change);
    this.#appeal = change.after;
    this.#head = change.head;
  }
}
