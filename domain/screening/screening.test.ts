import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type DeclineGround, declineGrounds } from '#domain/appeal/terms.ts';
import { advise, screeningRules } from './screening.ts';

const city = parse(readFileSync('cities/qingdao/texts/screening.yaml', 'utf8'));
const names = (...lists: string[]) => lists.join(' ').trim().split(/\s+/);
const districts = '市南 市北 李沧 崂山 黄岛 城阳 即墨 胶州 平度 莱西';
const rules = screeningRules(
  { own: names(city.own, districts), elsewhere: names(city.elsewhere, city.near) },
  city.numbers,
);
const groundOf = (text: string) => advise(text, rules)?.ground ?? null;

function sentences(file: string): string[] {
  return readFileSync(`domain/screening/corpus/${file}.txt`, 'utf8').split('\n').slice(0, -1);
}

function recall(texts: readonly string[], ground: DeclineGround): number {
  return texts.filter((text) => groundOf(text) === ground).length / texts.length;
}

// Cues were written with the odd lines in view; the even lines were only ever counted.
const halves = [
  ['in view', 0],
  ['held out', 1],
] as const;

describe.each(halves)('the sentences %s', (_, remainder) => {
  const half = (texts: string[]) => texts.filter((__, line) => line % 2 === remainder);

  test.each(declineGrounds)('%s: at least 9 of 10 are found', (ground) => {
    const texts = half(sentences(ground));
    expect(texts).toHaveLength(75);
    expect(recall(texts, ground)).toBeGreaterThanOrEqual(0.9);
  });

  test('at most 2 of 100 innocent ones are advised against', () => {
    const texts = half(sentences('innocent'));
    expect(texts).toHaveLength(150);
    expect(texts.filter((text) => groundOf(text) !== null).length).toBeLessThanOrEqual(3);
  });
});

test('at least 120 of the innocent ones use the words of a ground', () => {
  const tempting =
    /法院|报警|派出所|信访|1[12]0|119|122|部队|军|兵|起诉|[着起]火|打架|消防|仲裁|检察|纪委|看守所|举报|隐私|身份证|秘|违|无证|急救|事故|撞|晕倒|摔|伤|测试|判决|北京|上海|济南|烟台|潍坊|哈尔滨|重庆|兰州|罚|炸|赌|贴办证/;
  expect(sentences('innocent').filter((text) => tempting.test(text)).length).toBeGreaterThanOrEqual(120);
});

describe('sentences written after the cues, to see how far they reach', () => {
  // What was found when they were first tried; see docs/decisions. No target is claimed for them.
  const found: Record<DeclineGround, number> = {
    judicial_or_petition: 0.8,
    unlawful: 0.2,
    secret_or_privacy: 0.4,
    military: 0.9,
    emergency: 0.7,
    malicious_or_empty: 0.75,
    outside_jurisdiction: 0.9,
  };

  test.each(declineGrounds)('%s is found no more rarely than then', (ground) => {
    expect(recall(sentences(`afterwards/${ground}`), ground)).toBeGreaterThanOrEqual(found[ground]);
  });

  test('innocent ones are advised against no more often than then', () => {
    expect(sentences('afterwards/innocent').filter((text) => groundOf(text) !== null).length).toBeLessThanOrEqual(1);
  });
});

describe('an emergency names the number to dial', () => {
  test.each([
    ['110', '两个男的在打架，其中一个拿着刀，快来人！'],
    ['110', '有人要跳楼，坐在楼顶边上哭！'],
    ['119', '着火了！三楼的窗户往外冒浓烟，快来！'],
    ['119', '煤气泄漏，整个楼道都是味，赶紧来人！'],
    ['120', '我爸突然晕倒了，叫不醒，怎么办！'],
    ['122', '路口刚刚两辆车相撞，司机受伤卡在里面。'],
  ])('%s: %s', (number, text) => {
    expect(advise(text, rules)).toMatchObject({ ground: 'emergency', emergencyNumber: number });
  });

  test('no other ground names one', () => {
    expect(advise('我不服一审判决，请求改判。', rules)).toMatchObject({
      ground: 'judicial_or_petition',
      emergencyNumber: null,
    });
  });
});

describe('nothing to handle', () => {
  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t　 '],
    ['zero-width characters', '\u200b\u200d\ufeff\u2060'],
    ['directions', '\u202e\u202d\u200f'],
    ['emoji', '😀👍🏽🇨🇳'],
    ['signs', '。。。！？'],
    ['one letter', 'aaaa'],
    ['full-width letters', 'ｔｅｓｔ'],
    ['a trial', '测试'],
    ['a trial with invisible characters', '测\u200b试\u00ad'],
    ['a hundred thousand times the same', '哈'.repeat(100_000)],
  ])('%s', (_, text) => expect(groundOf(text)).toBe('malicious_or_empty'));

  test.each(['停电了', '路灯不亮', '没水', '噪音', 'The street light in front of our house is broken.'])(
    'but this is something: %s',
    (text) => expect(groundOf(text)).toBeNull(),
  );
});

describe('a place elsewhere', () => {
  test.each([
    ['我家住在济南市历下区，楼道灯坏了。', 'outside_jurisdiction'],
    ['济南路的路灯坏了。', null],
    ['重庆火锅店的油烟直排。', null],
    ['我从济南搬到市北区，孩子怎么转学？', null],
    ['东边的楼影响我家日照，采光不够。', null],
  ] as const)('%s %s', (text, ground) => expect(groundOf(text)).toBe(ground));

  test('depends on the city: its own names are never elsewhere', () => {
    const there = screeningRules({ own: ['济南'], elsewhere: ['济南', '青岛'] }, city.numbers);
    expect(advise('济南市历下区的楼道灯坏了。', there)).toBeNull();
    expect(advise('我在青岛市南区买的房子漏水。', there)?.ground).toBe('outside_jurisdiction');
  });
});

test('any text gets an answer, the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(advise(text, rules)).toEqual(advise(text, rules));
    }),
  );
});

test.each([
  ['cues', '查他电话告诉我要求部队'],
  ['places', '在北京市海淀区'],
  ['signs', '。！'],
  ['letters that fall apart', '\ufdfa'],
])('100,000 characters full of %s are answered by their first 2,000', (_, unit) => {
  const text = unit.repeat(100_000 / unit.length);
  expect(advise(text, rules)).toEqual(advise(text.slice(0, 4000), rules));
});
