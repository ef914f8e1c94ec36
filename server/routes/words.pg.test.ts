import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import { limits } from '#contract/fields.ts';
import { report, testHttp } from '#server/testing/http.ts';
import { database } from '#server/testing/world.ts';

const { pool } = await database();
const http = await testHttp(pool);
const resident = await http.resident('resident');
const clerk = await http.worker('990101001001.clerk');
const east = '/api/platforms/east/appeals';

const send = (named: Parameters<typeof report>[0]) => resident.post(east, report(named));
async function shown(named: Parameters<typeof report>[0]) {
  const { body, status } = await send(named);
  expect(status).toBe(200);
  return (await clerk.get(`${east}/${body.number}`)).body;
}

describe('words that say nothing, or too much', () => {
  test.each<[string, object, number, object]>([
    ['no text', { text: '' }, 400, { code: 'invalid_input', field: 'text' }],
    ['a text of spaces', { text: ' \n\t 　' }, 422, { code: 'words_missing', field: 'text' }],
    [
      'a text that nobody sees',
      { text: '\u200b\u2060\ufeff\u202e\u0000' },
      422,
      { code: 'words_missing', field: 'text' },
    ],
    ['a text of 100,000 characters', { text: '水'.repeat(100_000) }, 400, { code: 'invalid_input', field: 'text' }],
    [
      'a first line of 100,000 characters',
      { subject: '水'.repeat(100_000) },
      400,
      { code: 'invalid_input', field: 'subject' },
    ],
    ['a name of 100,000 characters', { name: '王'.repeat(100_000) }, 400, { code: 'invalid_input', field: 'name' }],
    [
      'an address of 100,000 characters',
      { address: '路'.repeat(100_000) },
      400,
      { code: 'invalid_input', field: 'address' },
    ],
    ['a text that is a number', { text: 7 }, 400, { code: 'invalid_input', field: 'text' }],
    ['a text that is a list', { text: ['水'] }, 400, { code: 'invalid_input' }],
    [
      'ten photos',
      { photos: Array.from({ length: 10 }, () => randomUUID()) },
      400,
      { code: 'invalid_input', field: 'photos' },
    ],
    ['a photo that is none', { photos: [randomUUID()] }, 422, { code: 'file_unknown', field: 'photos' }],
    ['a kind that there is not', { kind: 'anything' }, 400, { code: 'invalid_input', field: 'kind' }],
    ['a command id that is none', { id: '1' }, 400, { code: 'invalid_input', field: 'id' }],
    ['tomorrow', { happenedAt: '2026-03-03T12:00:00+08:00' }, 400, { code: 'invalid_input', field: 'happenedAt' }],
    ['the year 9999', { happenedAt: '9999-12-31T23:59:59+08:00' }, 400, { code: 'invalid_input', field: 'happenedAt' }],
    ['the year 1', { happenedAt: '0001-01-01T00:00:00Z' }, 400, { code: 'invalid_input', field: 'happenedAt' }],
    ['30 February', { happenedAt: '2026-02-30T12:00:00+08:00' }, 400, { code: 'invalid_input', field: 'happenedAt' }],
    ['a day without a time', { happenedAt: '2026-03-01' }, 400, { code: 'invalid_input', field: 'happenedAt' }],
  ])('%s', async (_, named, status, body) => {
    expect(await send(named)).toMatchObject({ status, body });
  });

  test.each([
    ['words that are no JSON', 'text={', 400, 'invalid_input'],
    ['two megabytes', JSON.stringify({ text: 'x'.repeat(2_000_000) }), 413, 'file_too_large'],
    ['nothing', '', 400, 'invalid_input'],
    ['a list', '[]', 400, 'invalid_input'],
    ['null', 'null', 400, 'invalid_input'],
    ['a prototype', '{"__proto__": {"text": "x"}}', 400, 'invalid_input'],
  ])('a body of %s', async (_, body, status, code) => {
    expect(await resident.postText(east, body)).toMatchObject({ status, body: { code } });
  });

  test('the longest text that is allowed is kept to its last character', async () => {
    const text = `${'水'.repeat(limits.text - 1)}。`;
    expect((await shown({ text })).text).toBe(text);
  });
});

describe('words of every script come back as they were written', () => {
  test.each([
    ['emoji of several signs', '路灯坏了 👨‍👩‍👧‍👦🏳️‍🌈👍🏽 请修', '路灯坏了 👨‍👩‍👧‍👦🏳️‍🌈👍🏽 请修'],
    ['Arabic and Hebrew', 'مصباح الشارع معطل שלום', 'مصباح الشارع معطل שלום'],
    ['rare Chinese characters', '𠮷野家门口𰻝𰻝面', '𠮷野家门口𰻝𰻝面'],
    ['an order of reading turned round', '请修\u202e灯路\u202c', '请修灯路'],
    ['letters with nothing between them', '路\u200b灯\u2060坏\ufeff了', '路灯坏了'],
    ['many lines', '第一行\r\n第二行\r第三行\u0000', '第一行\n第二行\n第三行'],
  ])('%s', async (_, written, kept) => {
    const view = await shown({ text: written, address: written.slice(0, 40), subject: written.slice(0, 40) });
    expect(view.text).toBe(kept);
  });
});

const hostile = [
  "'; drop table appeal; --",
  `"><script>alert(1)</script><img src=x onerror=alert(1)>`,
  '{{7*7}}#{7*7}<%= 7*7 %>%s%n\\u0000\\',
] as const;

describe.each(hostile)('%s', (words) => {
  test('in every field of a submission is shown as it was written, and found again', async () => {
    const view = await shown({
      text: `${words} 台阶 ${randomUUID()}`,
      subject: words,
      address: words,
      name: words.slice(0, 40),
    });
    expect(view).toMatchObject({ subject: words, address: words, contact: { name: words.slice(0, 40) } });
    expect(view.text.startsWith(words)).toBe(true);
    const found = await clerk.get(`/api/staff/appeals?q=${encodeURIComponent('台阶')}`);
    expect(found.body.items.map((item: { number: string }) => item.number)).toContain(view.number);
    const search = await clerk.get(`/api/staff/appeals?q=${encodeURIComponent(words)}`);
    expect(search.status).toBe(200);
  });

  test('in the words of every command likewise', async () => {
    const { body } = await send({});
    const give = async (by: typeof clerk, command: object) => {
      const came = await by.post(`${east}/${body.number}/commands`, { id: randomUUID(), ...command } as CommandBody);
      expect(came.status, JSON.stringify(came.body)).toBe(200);
    };
    await give(clerk, { type: 'first_contact', how: 'phone', words });
    await give(clerk, { type: 'note', kind: 'visit', words, photos: [] });
    await give(resident, { type: 'add_material', words, photos: [] });
    await give(resident, { type: 'urge', words });
    const reply = {
      facts: words,
      basis: words,
      result: words,
      responsible: words.slice(0, 40),
      phone: words.slice(0, 40),
    };
    await give(clerk, { type: 'submit_reply', conclusion: 'resolved', words: reply, photos: [] });
    await give(await http.worker('990101001001.leader'), { type: 'send_back', reason: words });
    await give(clerk, { type: 'escalate', reason: words });
    const view = (await resident.get(`${east}/${body.number}`)).body;
    for (const type of ['contacted', 'noted', 'material_added', 'urged', 'escalated'])
      expect(view.timeline.find((knot: { type: string }) => knot.type === type).words, type).toBe(words);
    const draft = (await clerk.get(`${east}/${body.number}`)).body.reply;
    expect(draft).toMatchObject({ facts: words, basis: words, result: words });
  });

  test('in an address or a query is not found or wrong input, never a fault of ours', async () => {
    const said = encodeURIComponent(words);
    for (const url of [
      `${east}/${said}`,
      `/api/platforms/${said}/month`,
      `/api/files/${said}`,
      `/api/staff/appeals?status=${said}`,
      `/api/staff/queue?cursor=${said}`,
    ]) {
      const { status, body } = await clerk.get(url);
      expect([200, 400, 404], url).toContain(status);
      if (status !== 200) expect(body).toHaveProperty('code');
    }
    expect(await http.nobody.post('/api/staff/session', { login: words, password: words })).toMatchObject({
      status: 401,
      body: { code: 'login_wrong' },
    });
    expect(await http.nobody.post('/api/screen', { text: words })).toMatchObject({ status: 200 });
  });
});
