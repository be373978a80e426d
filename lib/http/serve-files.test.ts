import { expect, test } from 'vitest';
import { pngOf } from '#lib/files/testing';
import { openWorld, type World } from './testing/world.ts';

const BYTES = { 'content-type': 'application/octet-stream' };

async function upload(world: World, bytes: Buffer | string, name: string) {
  const response = await fetch(`${world.origin}/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...world.headers.member, ...BYTES },
    body: new Uint8Array(Buffer.from(bytes)),
  });
  return { status: response.status, view: (await response.json()) as { id: string; kind: string; mediaType: string } };
}

const get = (world: World, path: string) => fetch(`${world.origin}${path}`, { headers: world.headers.member });

test('a picture is shown in place, by its own kind, and kept by no browser', async () => {
  const world = await openWorld();
  const png = pngOf(4, 4);
  const { status, view } = await upload(world, png, 'Übersicht "1".html');
  expect([status, view.kind, view.mediaType]).toEqual([201, 'image', 'image/png']);
  const response = await get(world, `/api/files/${view.id}`);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `inline; filename="_bersicht _1_.html"; filename*=UTF-8''%C3%9Cbersicht%20%221%22.html`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
    'content-length': String(png.length),
  });
  expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
  const saved = await get(world, `/api/files/${view.id}?download`);
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /);
});

test.each([
  ['page.html', '<!doctype html><script>alert(1)</script>'],
  ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['code.js', 'alert(1)'],
  ['picture.png', '<html><body onload=alert(1)>'],
])('%s is plain text to save, never a page', async (name, content) => {
  const world = await openWorld();
  const { view } = await upload(world, content, name);
  const response = await get(world, `/api/files/${view.id}`);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
});

test('what is too large is refused before it is all read', async () => {
  const world = await openWorld();
  const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(2 ** 20)) });
  const init = {
    method: 'POST',
    headers: { ...world.headers.member, ...BYTES },
    body: endless,
    duplex: 'half',
  } as RequestInit;
  const refused = await fetch(`${world.origin}/api/files?name=a`, init).then(
    ({ status }) => status,
    () => 'broken off',
  );
  expect([413, 'broken off']).toContain(refused);
});

test('an upload from another site is refused', async () => {
  const world = await openWorld();
  const response = await fetch(`${world.origin}/api/files?name=a`, {
    method: 'POST',
    headers: { ...world.headers.member, 'sec-fetch-site': 'cross-site' },
    body: 'x',
  });
  expect(response.status).toBe(403);
});
