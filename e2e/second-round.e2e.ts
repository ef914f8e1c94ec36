import { said } from './acts/clock.ts';
import { test } from './world.ts';

test('Second round: the platform sends a thin reply back, the resident is not satisfied with the next, the community works again under a new limit, then it is good', async ({
  cast,
  clock,
}) => {
  const day = await clock.isMondayAt('09:10');
  const resident = await cast.resident('曲女士');
  const community = await cast.worker('370212005001.clerk', 'the clerk of 大埠东社区');
  const secretary = await cast.worker('370212005001.leader', 'the secretary of 大埠东社区');
  const reviewer = await cast.desk('laoshan.reviewer1', 'the reviewer of 崂先办');

  const lamp = await resident.reports({
    district: '崂山区',
    street: '金家岭街道',
    community: '大埠东社区居民委员会',
    address: '大埠东小区 5 号楼南侧路口',
    subject: '小区路灯不亮',
    says: '5号楼南侧路口的路灯三天不亮了，晚上看不清路，有老人差点摔倒。',
    photos: ['broken step'],
  });
  await community.calls(lamp, '电话联系诉求人，今天去看灯。');
  const reply = { basis: '根据小区公共设施维护的有关规定。', photos: ['mended step'] } as const;
  await community.replies(lamp, { ...reply, facts: '情况属实。', result: '已处理。' });
  await secretary.approves(lamp);
  await reviewer.sendsBack(lamp, '请写清楚修了什么、现在亮不亮。');

  await community.opens(lamp);
  await community.sees('请写清楚修了什么、现在亮不亮。');
  await resident.follows(lamp);
  await resident.seesNot('答复意见书');
  await clock.is(`${day(0)} 15:00`);
  await community.replies(lamp, { ...reply, facts: '路口路灯不亮，情况属实。', result: '换了灯泡，当晚已亮。' });
  await secretary.approves(lamp);
  await reviewer.approves(lamp);

  await clock.is(`${day(1)} 08:30`);
  await resident.follows(lamp);
  await resident.sees('换了灯泡，当晚已亮。');
  await resident.rates(lamp, {
    contacted: '联系过',
    resolved: '未解决',
    satisfied: '不满意',
    says: '只亮了一晚，第二天又不亮了。',
  });
  await resident.sees('大埠东社区居民委员会 正在办理');
  await resident.sees('第 2 次办理');
  await resident.sees(`${said(day(3))} 24:00 前`);
  await resident.isTold(`您对诉求 ${lamp.number} 的评价已收到，大埠东社区居民委员会将再次办理`);

  await community.readsMessage(`诉求 ${lamp.number} 评价为不满意或未解决，转入二次办理`);
  await community.opens(lamp);
  await community.sees('第 2 次办理');
  await community.sees('只亮了一晚，第二天又不亮了。');
  await community.calls(lamp, '电话致歉，说明今天查线路。');
  await community.replies(lamp, {
    ...reply,
    facts: '路口路灯反复不亮，是地下电缆接头进水。',
    result: '重做了电缆接头，连续试亮正常。',
  });
  await secretary.approves(lamp);
  await reviewer.approves(lamp);
  await resident.rates(lamp, { contacted: '联系过', resolved: '解决', satisfied: '基本满意' });
  await resident.sees('已办结，感谢您的评价');

  await reviewer.looksUp(lamp);
  await reviewer.sees('已办结，评价良好');
  await reviewer.sees('诉求人评价了办理情况 · 未解决 · 不满意');
  await reviewer.sees('诉求人评价了办理情况 · 解决 · 基本满意');
});
