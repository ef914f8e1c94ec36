import { isForEverybody } from './acts/access.ts';
import type { Appeal } from './acts/person.ts';
import { expect, test } from './world.ts';

const report = {
  district: '崂山区',
  street: '金家岭街道',
  community: '锦园社区居民委员会',
  address: '锦园小区 2 号楼',
  subject: '楼道灯坏了',
  says: '2号楼楼道灯坏了一周，晚上上下楼看不见，请尽快修。',
  photos: ['broken step'],
} as const;
const reply = {
  facts: '楼道灯不亮，情况属实。',
  basis: '根据小区公共设施维护的有关规定。',
  result: '已更换楼道灯。',
  photos: ['mended step'],
} as const;

test("The citizens' pages are for everybody", async ({ cast, clock }) => {
  await clock.isMondayAt('09:00');
  const resident = await cast.resident('迟女士');
  const { page } = resident;
  const opens = async (path: string, heading: string, what: string) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
    await isForEverybody(resident, what);
  };
  await opens('/', '事情发生在哪个区市？', 'the choice of a district');
  await page.getByRole('button', { name: report.district }).click();
  await page.getByText('哪些事项不受理，该找谁').click();
  await isForEverybody(resident, 'the front page before signing in');
  await opens('/sign-in', '登录', 'signing in');
  await opens('/mine', '我的诉求', 'my appeals before signing in');
  await opens('/look-up', '查进度', 'looking up');
  await page.getByRole('button', { name: '查看进度' }).click();
  await isForEverybody(resident, 'looking up without a number');
  await opens('/nowhere', '没有这个页面', 'a page that does not exist');

  await opens('/report', '拍下来', 'an empty report');
  await page.getByRole('button', { name: '提交诉求' }).click();
  await isForEverybody(resident, 'a report with everything missing');
  await page.getByRole('button', { name: '地图点选' }).click();
  await page.getByLabel('情况说明').fill('楼下有人正在打架，已经有人头破血流了，快来人！');
  await expect(page.getByRole('link', { name: '拨打 110' })).toBeVisible();
  await isForEverybody(resident, 'a report with the map and advice');

  await page.evaluate(() => localStorage.clear());
  const lamp = await resident.reports(report);
  await isForEverybody(resident, 'the page after sending');
  await opens('/', '我的诉求', 'the front page with my appeals');
  await opens('/mine', '我的诉求', 'my appeals');
  await opens('/outbox', '演示短信箱', 'the outbox');
  await resident.follows(lamp);
  await isForEverybody(resident, 'an appeal in hand');
  for (const act of ['补充材料', '催办', '撤回诉求']) {
    await page.getByRole('button', { name: act, exact: true }).click();
    await expect(page.getByRole('form', { name: act })).toBeVisible();
    await isForEverybody(resident, `the form: ${act}`);
    await page.keyboard.press('Escape');
  }

  const community = await cast.worker('370212005021.clerk', 'the clerk of 锦园社区');
  const secretary = await cast.worker('370212005021.leader', 'the secretary of 锦园社区');
  const reviewer = await cast.desk('laoshan.reviewer1', 'the reviewer of 崂先办');
  await community.replies(lamp, reply);
  await secretary.approves(lamp);
  await reviewer.approves(lamp);
  await resident.follows(lamp);
  await page.getByRole('radio', { name: '不满意', exact: true }).check();
  await page.getByRole('button', { name: '提交评价' }).click();
  await isForEverybody(resident, 'a reply with a bad rating begun');
  await resident.rates(lamp, { contacted: '没有联系', resolved: '解决', satisfied: '满意' });
  await isForEverybody(resident, 'a closed appeal');
  await page.getByRole('button', { name: '大字版' }).click();
  await isForEverybody(resident, 'a closed appeal in large letters');
});

test("The workers' pages are for everybody", async ({ cast, clock }) => {
  await clock.isMondayAt('09:00');
  const resident = await cast.resident('王大爷');
  const lamp = await resident.reports({ ...report, subject: '楼道灯又坏了' });
  const other = await resident.reportsAgain({
    ...report,
    subject: '楼道堆了纸箱',
    says: '楼道里堆了很多纸箱，怕着火。',
  });

  const stranger = await cast.stranger('a worker who is not signed in');
  await stranger.page.goto('/staff/sign-in');
  await expect(stranger.page.getByRole('heading', { name: '演示账号' })).toBeVisible();
  await isForEverybody(stranger, 'signing in');

  const community = await cast.worker('370212005021.clerk', 'the clerk of 锦园社区', [120.441835, 36.092162]);
  const { page } = community;
  const opens = async (path: string, heading: string, what: string) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
    await isForEverybody(community, what);
  };
  await community.seesInQueue(lamp);
  await isForEverybody(community, 'the queue');
  await opens('/staff/map', '地图', 'the map');
  await opens('/staff/patrol', '巡查', 'patrol');
  await opens('/staff/patrol/new', '上报巡查发现', 'a new finding');
  await page.getByRole('button', { name: '上报', exact: true }).click();
  await page.getByRole('button', { name: '列表选择' }).click();
  await isForEverybody(community, 'a new finding with everything missing');
  await opens('/staff/inbox', '消息', 'the inbox');
  await opens('/staff/me', '演示·锦园社区居民委员会经办', 'myself');
  await opens('/staff/appeals', '本单位全部诉求', 'all appeals');
  await opens('/staff/nowhere', '没有这一页', 'a page that does not exist');

  await community.acknowledges(lamp);
  await isForEverybody(community, 'an appeal');
  await page.getByRole('button', { name: '更多操作' }).click();
  await isForEverybody(community, 'what may be done');
  for (const command of ['登记首次联系', '记录办理情况', '上报上一级', '提交答复', '当场办结并答复'])
    await community.looksAtForm(lamp, command, () => isForEverybody(community, `the form: ${command}`));
  await community.replies(lamp, reply);
  const secretary = await cast.worker('370212005021.leader', 'the secretary of 锦园社区');
  for (const command of ['审核通过', '退回并说明理由'])
    await secretary.looksAtForm(lamp, command, () => isForEverybody(secretary, `the form: ${command}`));

  await community.escalates(other, '需要街道组织清理。');
  const street = await cast.worker('370212005.clerk1', 'the clerk of 金家岭 street');
  await street.looksAtForm(other, '指派下级办理', () => isForEverybody(street, 'the form: 指派下级办理'));
});

test('The pages of the command platform are for everybody', async ({ cast, clock }) => {
  await clock.isMondayAt('09:00');
  const stranger = await cast.stranger('somebody who is not signed in', 'wide');
  await stranger.page.goto('/command/sign-in');
  await expect(stranger.page.getByRole('heading', { name: '演示账号' })).toBeVisible();
  await isForEverybody(stranger, 'signing in');

  const resident = await cast.resident('李阿姨');
  const first = await resident.reports({ ...report, subject: '健身器材松动' });
  const second = await resident.reportsAgain({ ...report, subject: '健身器材掉漆', says: '健身器材掉漆生锈，划手。' });
  const community = await cast.worker('370212005021.clerk', 'the clerk of 锦园社区');
  const secretary = await cast.worker('370212005021.leader', 'the secretary of 锦园社区');
  const street = await cast.worker('370212005.clerk1', 'the clerk of 金家岭 street');
  await community.replies(first, reply);
  await secretary.approves(first);
  await community.escalates(second, '需要区里更换。');
  await street.escalates(second, '需要区里更换。');

  const desk = async (login: string, name: string, path: string, appeal: Appeal) => {
    const person = await cast.desk(login, name);
    const { page } = person;
    await expect(page.getByRole('heading', { name: '总览' })).toBeVisible();
    await isForEverybody(person, 'the overview');
    await page.goto(path);
    await page.getByRole('list', { name: '待办列表' }).getByText(appeal.subject).click();
    await expect(page.getByRole('heading', { name: appeal.subject })).toBeVisible();
    await isForEverybody(person, `the desk ${path}`);
    await page.getByRole('checkbox', { name: `选中 ${appeal.subject}` }).check();
    await expect(page.getByRole('region', { name: '批量决定' }).getByText(appeal.number)).toBeVisible();
    await isForEverybody(person, 'deciding on several');
    await page.getByRole('button', { name: /取消选中/ }).click();
    await page.getByRole('button', { name: '键盘操作' }).click();
    await isForEverybody(person, 'the keys');
    return person;
  };
  await desk('laoshan.reviewer1', 'the reviewer of 崂先办', '/command/review', first);
  const operator = await desk('laoshan.operator1', 'the operator of 崂先办', '/command/dispatching', second);
  const { page } = operator;
  await page.goto('/command/appeals');
  await page.getByRole('region', { name: '诉求列表' }).getByText(first.subject).click();
  await expect(page.getByRole('dialog').getByText(first.number).first()).toBeVisible();
  await isForEverybody(operator, 'all appeals with one of them open');
  await page.keyboard.press('Escape');
  await isForEverybody(operator, 'all appeals');
  await operator.looksUp(second);
  await isForEverybody(operator, 'one appeal');
  await page.goto('/command/nowhere');
  await expect(page.getByRole('heading', { name: /没有/ })).toBeVisible();
  await isForEverybody(operator, 'a page that does not exist');
});
