import { test } from './world.ts';

test('Climbing: a community that does nothing loses the appeal to its street at half of the limit; the street passes it up, the platform dispatches it, the department answers', async ({
  cast,
  clock,
}) => {
  const day = await clock.isMondayAt('08:50');
  const resident = await cast.resident('宫先生');
  const community = await cast.worker('370212005003.clerk', 'the clerk of 大麦岛社区');
  const street = await cast.worker('370212005.clerk1', 'the clerk of 金家岭 street');
  const operator = await cast.desk('laoshan.operator1', 'the operator of 崂先办');
  const report = {
    district: '崂山区',
    street: '金家岭街道',
    community: '大麦岛社区居民委员会',
    address: '海口路北侧人行道',
    subject: '人行道地砖大面积塌陷',
    says: '海口路北侧人行道塌了一大片，推婴儿车过不去，社区门口一直没人修。',
    photos: ['broken step', 'cracked wall'],
  } as const;
  await resident.writes(report);
  await clock.is(`${day(0)} 09:00`);
  const pavement = await resident.sends(report);
  await community.seesInQueue(pavement);

  // Accepted at 09:00, 63 working hours until Wednesday 24:00: half of them have passed on Tuesday at 16:30.
  await clock.is(`${day(1)} 16:28`);
  await community.readsMessage(`工单 ${pavement.number} 超过签收时限仍未签收`);
  await community.seesInQueue(pavement);
  await clock.is(`${day(1)} 16:31`);
  await community.seesNotInQueue(pavement);
  await street.readsMessage(`工单 ${pavement.number} 因下级单位超过持有时限自动上报到本单位`);
  await resident.follows(pavement);
  await resident.sees('到时自动上报至金家岭街道');
  await resident.isTold(`您的诉求 ${pavement.number} 已上报金家岭街道继续办理，办理时限不变`);

  await street.escalates(pavement, '塌陷由地下管沟引起，需要专业部门施工。');
  await operator.dispatches(pavement, '崂山区住房和城乡建设局');
  const clerk = await cast.worker('laoshan-housing.clerk', 'the clerk of the housing and construction bureau');
  const head = await cast.worker('laoshan-housing.head', 'its section head');
  const leader = await cast.worker('laoshan-housing.leader', 'its director');
  const reviewer = await cast.desk('laoshan.reviewer2', 'the other reviewer of 崂先办');
  await clerk.opens(pavement);
  await clerk.sees('塌陷由地下管沟引起，需要专业部门施工。');
  await clerk.calls(pavement, '电话告知明早施工。');
  await clock.is(`${day(2)} 11:00`);
  await clerk.replies(pavement, {
    facts: '人行道下方管沟盖板断裂，引起地砖塌陷，情况属实。',
    basis: '根据《城市道路管理条例》有关规定。',
    result: '已更换盖板并重铺地砖 40 平方米。',
    photos: ['mended step'],
  });
  await head.approves(pavement);
  await leader.approves(pavement);
  await reviewer.approves(pavement);
  await resident.rates(pavement, { contacted: '联系过', resolved: '解决', satisfied: '满意' });
  await resident.sees('已办结，感谢您的评价');
  await resident.sees('已派给崂山区住房和城乡建设局办理');
  await resident.sees('已更换盖板并重铺地砖 40 平方米。');
});
