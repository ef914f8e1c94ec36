// Takes the pictures of the README from the product itself: node e2e/pictures.ts
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, devices } from '@playwright/test';
import { photoOf, type Scene } from './acts/photos.ts';
import { startPlatform } from './platform.ts';

const folder = fileURLToPath(new URL('../docs/pictures', import.meta.url));
const platform = await startPlatform('pictures', '2023-07-03T08:50:00+08:00');
const street = '370212005';

/** Somebody's session, through the same interface as the pages. */
function person() {
  let cookie = '';
  const ask = async (method: string, path: string, body?: object | FormData) => {
    const form = body instanceof FormData;
    const answer = await fetch(platform.address + path, {
      method,
      headers: { cookie, ...(body && !form ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
    });
    const [kept] = answer.headers.getSetCookie().filter((line) => line.startsWith('qingsu_session='));
    if (kept) cookie = kept.split(';', 1)[0] ?? '';
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  };
  return { ask, cookie: () => cookie };
}
type Person = ReturnType<typeof person>;

async function resident(phone: string): Promise<Person> {
  const one = person();
  await one.ask('POST', '/api/citizen/codes', { phone });
  const [message] = await one.ask('GET', `/api/demo/outbox?phone=${phone}`);
  await one.ask('POST', '/api/citizen/session', { phone, code: /\d{6}/.exec(message.words)?.[0] });
  return one;
}

async function worker(login: string): Promise<Person> {
  const one = person();
  await one.ask('POST', '/api/staff/session', { login, password: 'qingsu-demo' });
  return one;
}

async function photo(one: Person, scene: Scene): Promise<string> {
  const { name, mimeType, buffer } = await photoOf(scene);
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(buffer)], { type: mimeType }), name);
  return (await one.ask('POST', '/api/files', form)).id;
}

const base = '/api/platforms/laoshan/appeals';
const submit = async (one: Person, more: object) =>
  (
    await one.ask('POST', base, {
      id: randomUUID(),
      kind: 'livelihood',
      nature: 'complaint',
      address: '',
      photos: [],
      name: '演示居民',
      ...more,
    })
  ).number as string;
const command = (one: Person, number: string, body: object) =>
  one.ask('POST', `${base}/${number}/commands`, { id: randomUUID(), ...body });
const clock = (now: string) =>
  fetch(`${platform.address}/api/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });

const communities: { id: string; name: string; centre: [number, number] }[] = await person().ask(
  'GET',
  `/api/platforms/laoshan/divisions?street=${street}`,
);
const [home, second, third] = communities;
if (!home || !second || !third) throw new Error('the street has too few communities');
const place = (community: { id: string }) => ({ community: community.id });

const other = await resident('19900000302');
const up = async (community: { id: string }, subject: string, text: string) => {
  const number = await submit(other, { subject, text, place: place(community) });
  await command(await worker(`${community.id}.clerk`), number, {
    type: 'escalate',
    reason: '涉及公共区域，需要街道协调。',
  });
};
// Nobody at the community acts on this one: it climbs by itself, and the street sees it in yellow.
await clock('2023-07-03T16:00:00+08:00');
await submit(other, {
  subject: '楼前台阶破损',
  text: '九号楼前的台阶缺了一角，雨天湿滑，已有老人摔倒，请修补。',
  place: place(second),
});
await clock('2023-07-04T08:50:00+08:00');
const first = await resident('19900000301');
const lamp = await submit(first, {
  subject: '小区门口路灯不亮',
  text: '小区东门外的两盏路灯已经三天不亮，老人晚上散步看不清台阶，请尽快派人维修。',
  address: '东门外公交站旁',
  place: place(home),
  photos: [await photo(first, 'dry road')],
});
const clerk = await worker(`${home.id}.clerk`);
await clock('2023-07-04T09:20:00+08:00');
await command(clerk, lamp, { type: 'acknowledge' });
await command(clerk, lamp, { type: 'first_contact', how: 'phone', words: '已电话联系您，约定上午到现场查看。' });
await clock('2023-07-04T10:40:00+08:00');
await command(clerk, lamp, {
  type: 'note',
  kind: 'visit',
  words: '到现场核实，两盏路灯线路老化，已通知维修队。',
  photos: [await photo(clerk, 'mended step')],
});

await clock('2023-07-05T09:30:00+08:00');
await up(third, '消防通道停满车辆', '小区消防通道长期停满私家车，影响救援，请规范管理。');
await up(home, '夜间烧烤油烟扰民', '楼下烧烤店营业到凌晨，油烟和噪音影响休息。');
await submit(other, {
  kind: 'development',
  nature: 'consultation',
  subject: '小微企业房租补贴怎么申请',
  text: '我们是新注册的小微企业，想咨询房租补贴的申请条件和材料。',
  place: place(second),
});
await submit(first, {
  kind: 'enforcement',
  nature: 'tip_off',
  subject: '河边有人倾倒建筑垃圾',
  text: '连续两晚有货车在河边倾倒建筑垃圾，车牌已拍照，请查处。',
  place: place(third),
  photos: [await photo(first, 'dry road')],
});
await submit(other, {
  kind: 'development',
  nature: 'suggestion',
  subject: '建议增设公交站点',
  text: '园区通勤人数增加，建议在南门增设公交站点。',
  place: place(home),
});
await clock('2023-07-05T11:20:00+08:00');
await up(second, '垃圾桶三天未清运', '垃圾桶已经三天没有清运，气味很大，请尽快处理。');

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
const phone = { ...devices['Pixel 5'], viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
const desk = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 };

async function picture(name: string, who: Person, path: string, size: object, ready: string): Promise<void> {
  const context = await browser.newContext({ ...size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const [cookieName = '', value = ''] = who.cookie().split('=');
  await context.addCookies([{ name: cookieName, value, url: platform.address }]);
  const page = await context.newPage();
  await page.goto(platform.address + path);
  await page.getByText(ready).first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
}

await picture('citizen', first, `/appeals/laoshan/${lamp}`, phone, '已电话联系您');
await picture('staff', await worker(`${street}.clerk1`), '/staff/', phone, '垃圾桶三天未清运');
await picture('command', await worker('laoshan.operator1'), '/command/dispatching', desk, '小微企业房租补贴');
await picture('overview', await worker('laoshan.operator1'), '/command/', desk, '今天的诉求');
await browser.close();
await platform.stop();
