import { test } from './world.ts';

test('Silence: nobody rates for five working days, the appeal closes unrated by itself; a rating within thirty days still counts', async ({
  cast,
  clock,
}) => {
  const day = await clock.isMondayAt('09:30');
  const resident = await cast.resident('矫先生');
  const community = await cast.worker('370212005013.clerk', 'the clerk of 海都社区');
  const secretary = await cast.worker('370212005013.leader', 'the secretary of 海都社区');
  const reviewer = await cast.desk('laoshan.reviewer1', 'the reviewer of 崂先办');
  const rubbish = await resident.reports({
    district: '崂山区',
    street: '金家岭街道',
    community: '海都社区居民委员会',
    address: '海都小区东门',
    subject: '东门堆放装修垃圾',
    says: '小区东门外堆着装修垃圾，挡住半条路，味道也大，请清走。',
    photos: ['cracked wall'],
  });
  await community.calls(rubbish, '电话告知下午清运。');
  await community.replies(rubbish, {
    facts: '东门外有装修垃圾约两车，情况属实。',
    basis: '根据《城市市容和环境卫生管理条例》有关规定。',
    result: '当天清运完毕，并约谈了装修户。',
    photos: ['dry road'],
  });
  await secretary.approves(rubbish);
  await reviewer.approves(rubbish);

  await clock.is(`${day(7)} 23:57`);
  await resident.follows(rubbish);
  await resident.sees('已答复，请您评价');
  await clock.is(`${day(8)} 00:03`);
  await resident.follows(rubbish);
  await resident.sees('已办结，未收到评价');
  await resident.isTold(`诉求 ${rubbish.number} 已办结。30 天内您仍可评价。`);
  await reviewer.looksUp(rubbish);
  await reviewer.sees('已办结，未评价');

  await clock.is(`${day(16)} 10:00`);
  await resident.rates(rubbish, { contacted: '联系过', resolved: '解决', satisfied: '满意' });
  await resident.sees('已办结，感谢您的评价');
  await reviewer.looksUp(rubbish);
  await reviewer.sees('已办结，评价良好');
});
