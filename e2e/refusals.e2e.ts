import { expect, test } from './world.ts';

/** In 市南区, near the town hall. */
const inAnotherDistrict = [120.384, 36.067] as const;

test('Two reviewers decide on one reply at the same time: one reply goes out, the other reviewer is told in plain words', async ({
  cast,
  clock,
}) => {
  await clock.isMondayAt('09:00');
  const resident = await cast.resident('段女士');
  const community = await cast.worker('370212005022.clerk', 'the clerk of 海青路社区');
  const secretary = await cast.worker('370212005022.leader', 'the secretary of 海青路社区');
  const first = await cast.desk('laoshan.reviewer1', 'the first reviewer');
  const second = await cast.desk('laoshan.reviewer2', 'the second reviewer');
  const bins = await resident.reports({
    district: '崂山区',
    street: '金家岭街道',
    community: '海青路社区居民委员会',
    address: '海青路 6 号楼后',
    subject: '垃圾桶满了没人清',
    says: '6号楼后面的垃圾桶满了三天没人清，味道很大。',
    photos: ['cracked wall'],
  });
  await community.replies(bins, {
    facts: '垃圾桶满溢，情况属实。',
    basis: '根据《城市市容和环境卫生管理条例》有关规定。',
    result: '已清运，并改为每天清两次。',
    photos: ['dry road'],
  });
  await secretary.approves(bins);

  const approve = await first.isAboutToApprove(bins);
  const sendBack = await second.isAboutToSendBack(bins, '请附上清运后的照片。');
  await approve();
  await sendBack();
  await first.sendsNow();
  await second.sendsNow();
  await second.seesAnywhere('没有送出：在您之前，已有人处理了这件诉求');
  await second.seesAnywhere('请附上清运后的照片。');
  await resident.follows(bins);
  await resident.sees('已答复，请您评价');
  await resident.sees('已清运，并改为每天清两次。');
});

test('A report with everything in its way: 110 is offered, a broken photo is refused, the place belongs to another district, and it is sent all the same', async ({
  cast,
  clock,
}) => {
  await clock.isMondayAt('09:00');
  const resident = await cast.resident('赵先生', inAnotherDistrict);
  const { page } = resident;
  await resident.writes({
    district: '崂山区',
    street: '金家岭街道',
    community: '海青路社区居民委员会',
    address: '海边步道',
    subject: '有人打架',
    says: '楼下有人正在打架，已经有人头破血流了，快来人！',
    photos: ['cracked wall'],
  });
  await expect(page.getByRole('link', { name: '拨打 110' })).toBeVisible();
  await resident.sees('这只是提示。您仍然可以照常提交，由平台判断。');

  await resident.choosesBrokenPhoto();
  await resident.sees('这个文件打不开，可能已经损坏。请换一张。');
  await page.getByRole('button', { name: '删除 broken.jpg' }).click();

  await page.getByRole('button', { name: '用我的位置' }).click();
  await resident.sees('这个位置属于市南区，由「暖南诉办」受理。您写的内容都会保留。');
  await page.getByRole('button', { name: '转到暖南诉办提交' }).click();
  await expect(page.getByLabel('情况说明')).toHaveValue('楼下有人正在打架，已经有人头破血流了，快来人！');
  const fight = await resident.sends({ subject: '有人打架' });
  expect(fight.number).toMatch(/^SN/);
  await resident.follows(fight);
  await resident.sees('暖南诉办');
});
