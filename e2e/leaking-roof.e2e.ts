import { test } from './world.ts';

test('Story 2, leaking roof: the street is called upon at once, phones, visits, finds more, plans, mends the roof first; three reviews, one reply, one rating', async ({
  cast,
  clock,
}) => {
  const day = await clock.isMondayAt('09:20');
  const resident = await cast.resident('周先生');
  const roof = await resident.reports({
    district: '李沧区',
    street: '浮山路街道',
    community: '九水路居委会',
    address: '九水路103号院 2 号楼顶层',
    subject: '九水路103号院房顶漏雨',
    says: '九水路103号院2号楼房顶漏雨，一下雨顶层几户家里到处接水，墙皮也掉了，希望尽快修。',
    photos: ['leaking ceiling', 'cracked wall'],
  });
  await resident.follows(roof);
  await resident.sees('浮山路街道 正在办理');
  await resident.seesPhotos('反映的内容', 2);
  await resident.isTold(`您的诉求 ${roof.number} 已受理，由浮山路街道办理`);

  const clerk = await cast.worker('370213008.clerk1', 'the clerk of 浮山路 street');
  await clerk.acknowledges(roof);
  await clerk.seesPhotos('九水路103号院房顶漏雨', 2);
  await clerk.calls(roof, '电话联系诉求人，约好今天下午三点到现场看房顶和户内。');
  await clock.is(`${day(0)} 15:10`);
  await clerk.notes(roof, '上门走访', '到顶层三户查看，除房顶外还发现外墙开裂、落水管破损。', [
    'leaking ceiling',
    'cracked wall',
  ]);
  await clock.is(`${day(1)} 09:30`);
  await clerk.notes(roof, '办理方案', '全院一个方案，共 26 项，先修房顶，外墙和落水管随后。');

  await resident.follows(roof);
  await resident.sees('电话联系了您');
  await resident.sees('到顶层三户查看，除房顶外还发现外墙开裂、落水管破损。');
  await resident.sees('全院一个方案，共 26 项，先修房顶，外墙和落水管随后。');
  await resident.seesPhotos('办理过程', 4);

  await clock.is(`${day(1)} 15:00`);
  await clerk.replies(roof, {
    facts: '经现场查看，2 号楼房顶防水层老化开裂，您反映的情况属实。',
    basis: '根据《物业管理条例》和老旧小区维修的有关规定。',
    result: '房顶防水已重新铺设，试水不漏。外墙、落水管等其余 25 项已列入全院方案，逐项施工。',
    photos: ['mended roof'],
  });
  await resident.follows(roof);
  await resident.sees('浮山路街道 正在审核答复');
  await resident.seesNot('答复意见书');

  const head = await cast.worker('370213008.head', 'the section head of 浮山路 street');
  const leader = await cast.worker('370213008.leader', 'the leader of 浮山路 street');
  const reviewer = await cast.desk('licang.reviewer1', 'the reviewer of 李即办');
  await head.approves(roof);
  await leader.approves(roof);
  await reviewer.approves(roof);

  await resident.isTold(`您的诉求 ${roof.number} 已有答复`);
  await resident.rates(roof, { contacted: '联系过', resolved: '解决', satisfied: '满意', says: '来得快，修得好。' });
  await resident.sees('已办结，感谢您的评价');
  await resident.sees('房顶防水已重新铺设，试水不漏。外墙、落水管等其余 25 项已列入全院方案，逐项施工。');
  await reviewer.looksUp(roof);
  await reviewer.sees('已办结，评价良好');
  await reviewer.sees('来得快，修得好。');
});
