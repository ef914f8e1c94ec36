import type { Advice } from '#contract/city.ts';
import type { EmergencyService } from '#domain/screening/cue.ts';
import { advise, type ScreeningRules, screeningRules } from '#domain/screening/screening.ts';
import type { CityInMemory } from '#server/city/open.ts';

/** `texts/screening.yaml` of a city, held to this shape by the city's check. Names are separated by white space. */
interface ScreeningText {
  readonly numbers: Readonly<Record<EmergencyService, string>>;
  readonly own: string;
  readonly elsewhere: string;
  readonly near: string;
}

type Screened = Pick<CityInMemory, 'organisation' | 'texts'>;

const prepared = new WeakMap<Screened, ScreeningRules>();

/** Advice on a text before it is sent; the appellant may always send. */
export function adviceFor(city: Screened, text: string): Advice {
  let rules = prepared.get(city);
  if (!rules) {
    rules = rulesOf(city);
    prepared.set(city, rules);
  }
  const advice = advise(text, rules);
  return { ground: advice?.ground ?? null, phone: advice?.emergencyNumber ?? null };
}

function rulesOf(city: Screened): ScreeningRules {
  const text = city.texts.get('screening') as ScreeningText;
  const own = [...namesOfParts(city), ...namesIn(text.own)];
  return screeningRules({ own, elsewhere: namesIn(`${text.elsewhere} ${text.near}`) }, text.numbers);
}

/** The city, its districts and streets as people call them: 市南区 and 市南, 金家岭街道 and 金家岭. */
function namesOfParts({ organisation }: Screened): string[] {
  const full = [
    ...[...organisation.platforms.values()].map(({ name }) => name),
    ...[...organisation.units.values()].filter(({ type }) => type === 'street').map(({ name }) => name),
  ];
  const short = full
    .map((name) => name.replace(/(街道办事处|街道|[区市县镇乡])$/, ''))
    .filter(({ length }) => length > 1);
  return [...full, ...short];
}

function namesIn(list: string): string[] {
  return list.split(/\s+/).filter((name) => name !== '');
}
