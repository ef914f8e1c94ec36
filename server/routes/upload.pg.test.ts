import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { report, testHttp } from '#server/testing/http.ts';
import { database } from '#server/testing/world.ts';

const { pool } = await database();
const http = await testHttp(pool);
const resident = await http.resident('resident');

const grey = { create: { width: 640, height: 480, channels: 3, background: '#888' } } as const;
const jpeg = () => sharp(grey).jpeg().toBuffer();
const script = '<script>alert(1)</script>';

/** A PNG whose head promises so many pixels; its data is that of a small one. */
async function pngOf(width: number, height: number): Promise<Buffer> {
  const png = await sharp(grey).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

describe('what is no photo or video is refused', () => {
  test.each([
    ['a text', async () => Buffer.from('just words')],
    ['a page with a script', async () => Buffer.from(`<html>${script}</html>`)],
    ['a PDF', async () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')],
    ['a program', async () => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(512)])],
    [
      'a drawing with a script',
      async () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${script}</svg>`),
    ],
    [
      'a drawing that reads a file',
      async () =>
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"><image xlink:href="file:///etc/passwd" width="9" height="9"/></svg>',
        ),
    ],
    ['an animation', () => sharp(grey).gif().toBuffer()],
    ['a TIFF', () => sharp(grey).tiff().toBuffer()],
    ['nothing', async () => Buffer.alloc(0)],
    ['the first bytes of a video', async () => Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom')],
    ['a photo that ends in the middle', async () => (await jpeg()).subarray(0, 700)],
    ['a picture of 3,600 million pixels in a kilobyte', () => pngOf(60_000, 60_000)],
    ['a picture one pixel above the limit', () => pngOf(60_000, 1001)],
  ])('%s, whatever it says it is', async (_, bytes) => {
    const came = await resident.upload(await bytes(), 'image/jpeg', 'photo.jpg');
    expect(came).toMatchObject({ type: 'application/problem+json; charset=utf-8', body: { field: 'file' } });
    expect(['file_type_unknown', 'file_broken']).toContain(came.body.code);
    expect([415, 422]).toContain(came.status);
  });

  test('a file above 50 MB', async () => {
    const came = await resident.upload(Buffer.concat([await jpeg(), Buffer.alloc(51 * 1024 * 1024)]));
    expect(came).toMatchObject({ status: 413, body: { code: 'file_too_large' } });
  });

  test('an upload without a file, and one that is none', async () => {
    expect(await resident.post('/api/files', { file: 'photo.jpg' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', field: 'file' },
    });
  });

  test('from who has no session and no draft', async () => {
    expect(await http.nobody.upload(await jpeg())).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
  });

  test('and nothing of it is kept', async () => {
    const { rows } = await pool.query('select count(*)::int as kept from file');
    expect(rows[0]).toEqual({ kept: 0 });
  });
});

describe('what is kept is a picture and nothing else', () => {
  const stored = async (bytes: Buffer) => {
    const kept = await resident.upload(bytes, 'text/html', '../../etc/passwd<script>.html');
    expect(kept.status).toBe(200);
    const full = await resident.get(`/api/files/${kept.body.id}`);
    const small = await resident.get(`/api/files/${kept.body.id}?size=small`);
    return { kept: kept.body, full, small };
  };

  test('what was hidden behind the picture, before it or in its notes is gone', async () => {
    const photo = await sharp(grey)
      .withExif({ IFD0: { Artist: script }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 5/1 0/1' } })
      .jpeg()
      .toBuffer();
    const { full, small } = await stored(Buffer.concat([photo, Buffer.from(`PK\x03\x04${script}<?php system(1) ?>`)]));
    for (const { raw, type } of [full, small]) {
      expect(type).toBe('image/jpeg');
      const { exif, format } = await sharp(raw).metadata();
      expect({ exif, format }).toEqual({ exif: undefined, format: 'jpeg' });
      for (const hidden of ['script', 'php', 'PK\x03\x04']) expect(raw.includes(hidden), hidden).toBe(false);
    }
  });

  test('a head that tells the truth is believed', async () => {
    const { kept } = await stored(await pngOf(640, 480));
    expect(kept).toMatchObject({ kind: 'image', width: 640, height: 480 });
  });

  test('a large photo is made smaller, a PNG becomes a JPEG', async () => {
    const png = await sharp({ create: { ...grey.create, width: 5000, height: 2000 } })
      .png()
      .toBuffer();
    const { kept, full } = await stored(png);
    expect(kept).toMatchObject({ kind: 'image', width: 1920, height: 768 });
    expect(full.type).toBe('image/jpeg');
  });

  test('nobody else sees it before it belongs to an appeal', async () => {
    const { kept } = await stored(await jpeg());
    const stranger = await http.resident('stranger');
    const url = `/api/files/${kept.id}`;
    for (const caller of [http.nobody, stranger, await http.worker('east.operator')])
      expect(await caller.get(url)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const taken = await stranger.post('/api/platforms/east/appeals', report({ photos: [kept.id] }));
    expect(taken).toMatchObject({ status: 422, body: { code: 'file_unknown', field: 'photos' } });
  });
});
