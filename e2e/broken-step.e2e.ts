import { test } from './world.ts';

/** Where 海大麦岛社区 lies on the demonstration's ground. */
const inTheCommunity = [120.451676, 36.093654] as const;

test('Story 1, broken step: found on patrol, assigned to the community at once, fixed the same afternoon, verified by another person, closed', async ({
  cast,
  clock,
}) => {
  const day = await clock.isMondayAt('14:05');
  const gridMember = await cast.worker('370212005019.grid1', 'the grid member of 海大麦岛社区', inTheCommunity);
  const street = await cast.worker('370212005.clerk1', 'the clerk of 金家岭 street');
  const community = await cast.worker('370212005019.clerk', 'the clerk of 海大麦岛社区');
  const verifier = await cast.worker('370212005.head', 'the section head of 金家岭 street');

  const step = await gridMember.findsOnPatrol({
    photos: ['broken step'],
    address: '亚麦山城 9 号楼东侧',
    says: '亚麦山城9号楼前台阶破损，断了两级，老人上下楼容易绊倒。',
  });
  await street.assignsDown(step, '海大麦岛社区居民委员会', '请今天下午到现场修好。');

  await community.acknowledges(step);
  await community.sees('亚麦山城9号楼前台阶破损，断了两级，老人上下楼容易绊倒。');
  await community.sees('请今天下午到现场修好。');
  await community.seesPhotos(/亚麦山城9号楼前台阶破损/, 1);
  await clock.is(`${day(0)} 16:20`);
  await community.fixesOnTheSpot(step, {
    photos: ['mended step'],
    facts: '经现场查看，9 号楼前台阶断了两级，情况属实。',
    basis: '按照网格日常巡查、即查即改的工作要求现场处理。',
    result: '当天下午已重新浇筑两级台阶，并放好警示牌，干透前请绕行。',
  });

  await verifier.approves(step);
  await gridMember.looksUp(step);
  await gridMember.sees('已核验');
  await gridMember.sees('当天下午已重新浇筑两级台阶，并放好警示牌，干透前请绕行。');
  await gridMember.seesPhotos('答复', 1);
  await gridMember.sees('今天 14:05');
  await street.looksUp(step);
  await street.sees('已核验');

  const director = await cast.desk('laoshan.director', 'the director of 崂先办');
  await director.looksUp(step);
  await director.sees('已核验');
});
