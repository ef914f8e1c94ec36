import { test } from './world.ts';

test.use({ startsAt: '2023-04-28T08:00:00+08:00' });

test('Story 13, holiday: accepted on Friday 28 April, simple, due on Friday 5 May at 24:00; its light turns on every screen when half and a fifth of the working time are left', async ({
  cast,
  clock,
}) => {
  const resident = await cast.resident('林先生');
  const community = await cast.worker('370212005006.clerk', 'the clerk of 山东头社区');
  const street = await cast.worker('370212005.clerk2', 'the other clerk of 金家岭 street');
  const desk = await cast.desk('laoshan.operator1', 'the operator of 崂先办');
  const report = {
    district: '崂山区',
    street: '金家岭街道',
    community: '山东头社区居民委员会',
    address: '社区广场西侧',
    subject: '广场长椅损坏',
    says: '社区广场西侧的长椅断了两条木板，孩子坐上去容易夹手，请换一下。',
    photos: ['broken step'],
  } as const;
  await resident.writes(report);
  await clock.is('2023-04-28 10:00');
  const bench = await resident.sends(report);

  const everybodySees = async (light: string | RegExp, worker: typeof community) => {
    await resident.follows(bench);
    await resident.sees(light);
    await worker.opens(bench);
    await worker.sees(light);
    await desk.looksUp(bench);
    await desk.sees(light);
  };
  await resident.isTold(`您的诉求 ${bench.number} 已受理，由山东头社区居民委员会办理`);
  await everybodySees('5月5日 24:00', community);
  await everybodySees('余时充足 · 还剩 2 个工作日 13 小时', community);

  await clock.is('2023-05-02 12:00');
  await everybodySees('余时充足 · 还剩 2 个工作日', community);
  await clock.is('2023-05-04 16:58');
  await everybodySees('余时充足 · 还剩 1 个工作日 7 小时', community);
  await clock.is('2023-05-04 17:01');
  // Half of the limit is also all that a community may hold: the street has it now, under the same limit.
  await everybodySees('时限过半 · 还剩 1 个工作日 6 小时', street);
  await resident.sees('明天 24:00 前');
  await street.sees('明天 24:00 前');
  await desk.sees('2023年5月5日 24:00');

  await clock.is('2023-05-05 11:34');
  await everybodySees('时限过半 · 还剩 12 小时', street);
  await clock.is('2023-05-05 11:37');
  await everybodySees('即将到期 · 还剩 12 小时', street);
  await clock.is('2023-05-05 23:57');
  await everybodySees(/即将到期 · 还剩 [12] 分钟/, street);

  await clock.is('2023-05-06 00:05');
  await resident.follows(bench);
  await resident.sees('已超期');
  await desk.looksUp(bench);
  await desk.sees('已超期');
});
