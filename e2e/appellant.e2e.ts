import { test } from './world.ts';

test('The appellant: adds material, urges, shows the appeal to his daughter by number, and withdraws when it has settled itself', async ({
  cast,
  clock,
}) => {
  const day = await clock.isMondayAt('10:00');
  const resident = await cast.resident('臧大爷');
  const community = await cast.worker('370212005014.clerk', 'the clerk of 瑞都社区');
  const noise = await resident.reports({
    district: '崂山区',
    street: '金家岭街道',
    community: '瑞都社区居民委员会',
    address: '瑞都小区 7 号楼地下车库',
    subject: '车库水泵夜里很响',
    says: '7号楼地下车库的水泵半夜不停地响，一楼睡不着觉，请来看看。',
    photos: ['leaking ceiling'],
  });
  await community.acknowledges(noise);

  await resident.addsMaterial(noise, '响声在夜里两点最大，车库地面也在渗水。', ['water on the road']);
  await community.opens(noise);
  await community.sees('补充材料');
  await community.sees('响声在夜里两点最大，车库地面也在渗水。');
  await community.seesPhotos('诉求人催办和补充', 1);

  await clock.is(`${day(0)} 16:00`);
  await resident.urges(noise, '已经半天没有消息了。');
  await resident.mayNot('催办');
  await community.readsMessage(`诉求人催办 ${noise.number}，请尽快处理`);
  await community.opens(noise);
  await community.sees('催办了 1 次');
  await community.sees('已经半天没有消息了。');

  const daughter = await cast.resident('女儿');
  await daughter.looksUp(noise, resident.lastDigits);
  await daughter.sees('瑞都社区居民委员会 正在办理');
  await daughter.mayNot('撤回诉求');

  await resident.withdraws(noise, '物业已经换了水泵，不响了。');
  await resident.sees('您已撤回');
  await resident.isTold(`您的诉求 ${noise.number} 已按您的申请撤回`);
  await community.seesNotInQueue(noise);
  await community.readsMessage(`诉求 ${noise.number} 已由诉求人撤回，无需继续办理`);
  await community.looksUp(noise);
  await community.sees('物业已经换了水泵，不响了。');
});
