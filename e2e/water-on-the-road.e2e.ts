import { said } from './acts/clock.ts';
import type { Appeal } from './acts/person.ts';
import type { Rating, Resident } from './acts/resident.ts';
import { test } from './world.ts';

const people = ['孙女士', '于先生', '纪大爷', '江女士'] as const;
const ratings: readonly Rating[] = [
  { contacted: '联系过', resolved: '解决', satisfied: '满意' },
  { contacted: '联系过', resolved: '解决', satisfied: '基本满意' },
  { contacted: '联系过', resolved: '基本解决', satisfied: '满意', says: '路面还有点湿。' },
  { contacted: '联系过', resolved: '解决', satisfied: '满意' },
];

test('Story 5, water on the road: four neighbours report a burst pipe, each has an appeal of his own, two working days, a reply and a rating', async ({
  cast,
  clock,
}) => {
  const day = await clock.isMondayAt('08:40');
  const reported: { resident: Resident; water: Appeal }[] = [];
  for (const name of people) {
    const resident = await cast.resident(name);
    const water = await resident.reports({
      district: '城阳区',
      street: '夏庄街道',
      community: '南屋石社区居民委员会',
      address: '南屋石社区新村主路',
      subject: `水管爆裂路面积水（${name}）`,
      says: `社区新村主路水管爆了，路面全是水，车和人都不好走。我是${name}，请尽快来修。`,
      photos: ['water on the road'],
    });
    reported.push({ resident, water });
  }
  const all = reported.map(({ water }) => water);
  for (const { resident, water } of reported) {
    await resident.follows(water);
    await resident.sees('南屋石社区居民委员会 正在办理');
    await resident.sees(`${said(day(2))} 24:00 前`);
  }

  const community = await cast.worker('370214002020.clerk', 'the clerk of 南屋石社区');
  const secretary = await cast.worker('370214002020.leader', 'the secretary of 南屋石社区');
  const reviewer = await cast.desk('chengyang.reviewer1', 'the reviewer of 城心办');
  await community.acknowledgesAll(all);
  await clock.is(`${day(0)} 14:30`);
  for (const water of all) {
    await community.calls(water, '电话告知：供水抢修队已到现场，今天下午换管。');
    await community.replies(water, {
      facts: '经现场查看，新村主路地下供水管爆裂，情况属实。',
      basis: '根据城市供水管理的有关规定。',
      result: '抢修队当天换好水管，恢复供水，路面积水已清扫。',
      photos: ['dry road'],
    });
    await secretary.approves(water);
  }
  await reviewer.approvesTogether(all);

  for (const [i, { resident, water }] of reported.entries()) {
    await resident.rates(water, ratings[i]!);
    await resident.sees('已办结，感谢您的评价');
  }
  for (const [i, water] of all.entries()) {
    await reviewer.looksUp(water);
    await reviewer.sees('已办结，评价良好');
    await reviewer.sees(`诉求人评价了办理情况 · ${ratings[i]!.resolved} · ${ratings[i]!.satisfied}`);
  }
});
