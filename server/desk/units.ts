import type { UnitView } from '#contract/city.ts';
import type { Actor } from '#domain/access/actor.ts';
import { sees } from '#domain/access/sees.ts';
import { orderInHand } from '#domain/appeal/state.ts';
import type { Organisation } from '#domain/organisation/organisation.ts';
import type { Unit } from '#domain/organisation/unit.ts';
import { isDispatchable, unitsBelow } from '#domain/routing/ladder.ts';
import { readAppeal } from '#server/store/appeals.ts';
import type { Desk } from './parts.ts';
import { type Answer, answer, trouble } from './problem.ts';

interface Ask {
  readonly platform: string;
  readonly number: string;
  readonly command: 'accept' | 'dispatch' | 'assign_down';
  readonly q?: string | undefined;
}

const MOST = 60;

/** Units an appeal may be handed to with a command: departments first, then the place's own street and community. */
export async function unitsFor(desk: Desk, actor: Actor, ask: Ask): Promise<Answer<UnitView[]>> {
  const { organisation } = desk.city.current();
  const stored = await readAppeal(desk.pool, ask.platform, ask.number);
  if (!stored || !sees(actor, stored.appeal, organisation)) return trouble('not_found');
  const { appeal } = stored;
  const near = new Set([appeal.place.community, appeal.place.street]);
  const candidates =
    ask.command === 'assign_down'
      ? 'orders' in appeal && appeal.orders.length > 0
        ? unitsBelow(organisation, orderInHand(appeal).unit)
        : []
      : [...organisation.units.values()].filter((unit) => isDispatchable(organisation, ask.platform, unit.id));
  const q = ask.q?.trim() ?? '';
  const rank = (unit: Unit) =>
    near.has(unit.id) ? 0 : unit.type === 'department' ? 1 : unit.type === 'street' ? 2 : 3;
  const found = candidates
    .filter((unit) => q === '' || unit.name.includes(q))
    .sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id));
  return answer(found.slice(0, MOST).map((unit) => unitView(unit, organisation)));
}

/** Units that may lead an appeal of the reader's platform, by a part of their name. */
export function unitsNamed(desk: Desk, platform: string, q: string): UnitView[] {
  const { organisation } = desk.city.current();
  return [...organisation.units.values()]
    .filter((unit) => unit.platform === platform || isDispatchable(organisation, platform, unit.id))
    .filter((unit) => unit.name.includes(q.trim()))
    .sort((a, b) => a.name.length - b.name.length || a.id.localeCompare(b.id))
    .slice(0, MOST)
    .map((unit) => unitView(unit, organisation));
}

function unitView({ id, name, type, level, parent }: Unit, organisation: Organisation): UnitView {
  return { id, name, type, level, parentName: parent && (organisation.units.get(parent)?.name ?? null) };
}
