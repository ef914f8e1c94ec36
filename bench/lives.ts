import type { Appeal } from '#domain/appeal/state.ts';
import { appealNatures } from '#domain/appeal/terms.ts';
import type { CityInMemory } from '#server/city/open.ts';
import { Lead, type Life } from './life.ts';
import { type Spot, seeded } from './people.ts';

const HOUR = 3_600_000;
const matters = [
  ['路灯不亮', '小区门口的路灯连续三天不亮,老人孩子夜间出行不便,希望尽快维修。'],
  ['台阶破损', '楼前台阶破损多处,雨天湿滑,已有老人摔倒,请尽快修补。'],
  ['垃圾清运', '垃圾桶几天没有清运,气味很大,影响周边居民开窗通风。'],
  ['噪音扰民', '楼下烧烤店凌晨仍在营业,油烟和噪音很大,无法休息。'],
  ['供暖温度', '家中供暖温度只有十五度,报修后没有人上门,老人孩子受不了。'],
  ['积水', '路口下雨就积水,行人要绕行很远,请疏通雨水管道。'],
  ['停车', '消防通道长期停满车辆,存在安全隐患,请规范管理。'],
  ['漏雨', '顶楼房顶漏雨,墙面发霉,物业一直没有处理。'],
] as const;

const reply = {
  type: 'submit_reply',
  conclusion: 'resolved',
  photos: [],
  words: {
    facts: '居民反映的问题经现场核实属实。',
    basis: '依据城市市政公用设施管理有关规定办理。',
    result: '已组织维修人员现场处理完毕,并向诉求人说明情况。',
    responsible: '演示经办人',
    phone: '0532-0000-0000',
  },
} as const;

const good = { contacted: true, resolution: 'resolved', satisfaction: 'satisfied', words: '', photos: [] } as const;
const bad = {
  contacted: true,
  resolution: 'unresolved',
  satisfaction: 'dissatisfied',
  words: '问题还在,没有解决。',
  photos: [],
} as const;

/**
 * Lives of appeals led through the law itself: every state, level and light, spread over the year before `now`, a few
 * per cent of them open. The same seed gives the same lives.
 */
export function lives(city: CityInMemory, spots: readonly Spot[], count: number, now: number): Life[] {
  const random = seeded(11);
  const found: Life[] = [];
  for (let i = 0; found.length < count; i++) {
    const spot = spots[i % spots.length] as Spot;
    const open = i % 16 === 0;
    const age = open ? random() * 80 : 300 + random() * 365 * 24;
    const life = lead(city, spot, now - age * HOUR, open ? now : null, i, random);
    if (life) found.push(life);
  }
  return found;
}

function lead(
  city: CityInMemory,
  spot: Spot,
  from: number,
  until: number | null,
  i: number,
  random: () => number,
): Life | null {
  const it = new Lead(city, Math.round(from));
  const [subject, text] = matters[i % matters.length] as (typeof matters)[number];
  const { point, ...place } = spot;
  const nature = (random() < 0.75 ? 'complaint' : appealNatures[Math.floor(random() * 5)]) as Appeal['nature'];
  it.submit({ ...place, point }, nature, { subject, text, address: '演示小区', phone: '' });
  const steps = plan(random);
  for (const step of steps) {
    const hours = 0.2 + random() * 5;
    if (until !== null && it.at + hours * HOUR > until) break;
    it.wait(hours);
    step(it);
  }
  if (until !== null) it.wait((until - it.at) / HOUR);
  else it.wait(24 * 30);
  const ended = it.appeal.status === 'closed' || it.appeal.status === 'declined';
  return ended === (until === null) ? { changes: it.changes, appeal: it.appeal } : null;
}

type Step = (it: Lead) => void;

function plan(random: () => number): Step[] {
  const handle: Step[] = [
    (it) => it.work({ type: 'acknowledge' }),
    (it) => it.work({ type: 'first_contact', how: 'phone', words: '已电话联系,约定上门。' }),
    (it) => it.work({ type: 'note', kind: 'visit', words: '已到现场查看。', photos: [] }),
  ];
  const up: Step = (it) => it.work({ type: 'escalate', reason: '超出本级权限,需要上级协调。' });
  const dispatch: Step = (it) => it.work({ type: 'dispatch', unit: departmentOf(it), words: '请按职责办理。' });
  const approve: Step = (it) => it.work({ type: 'approve' });
  const review: Step[] = [approve, approve, approve];
  const fate = random();
  if (fate < 0.02) return [(it) => it.appellant({ type: 'withdraw', reason: '已自行解决。' })];
  const climb = random();
  const route =
    climb < 0.6 ? handle : climb < 0.85 ? [...handle, up, ...handle] : [...handle, up, up, dispatch, ...handle];
  const answered: Step[] = [...route, (it) => it.work(reply), ...review];
  const rate =
    (rating: typeof good | typeof bad): Step =>
    (it) => {
      if (it.appeal.status === 'replied') it.appellant({ type: 'rate', ...rating });
    };
  if (fate < 0.12) return answered;
  if (fate < 0.18)
    return [...answered, rate(bad), ...handle, (it) => it.work(reply), ...review, rate(fate < 0.14 ? bad : good)];
  return [...answered, rate(good)];
}

function departmentOf(it: Lead): string {
  return it.departments[Math.abs(it.appeal.submittedAt) % it.departments.length] ?? '';
}
