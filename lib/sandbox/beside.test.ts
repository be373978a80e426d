import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { post, testSandbox, wordsOf } from './testing.ts';

const Beside = z.object({
  annotations: z
    .array(
      z.object({
        type: z.literal('url_citation'),
        url_citation: z.object({ url: z.url(), title: z.string().min(1), start_index: z.int(), end_index: z.int() }),
      }),
    )
    .optional(),
  images: z.array(z.object({ type: z.literal('image_url'), image_url: z.object({ url: z.string() }) })).optional(),
});
const Whole = z.object({ choices: z.array(z.object({ message: Beside })).min(1) });
const Chunk = z.object({ choices: z.array(z.object({ delta: Beside })) });

async function besideOf(body: Record<string, unknown>): Promise<{ beside: z.infer<typeof Beside>[]; text: string }> {
  const text = await (await post(await testSandbox(), body)).text();
  const chunks = body.stream
    ? [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, json = '']) => Chunk.parse(JSON.parse(json)).choices[0]?.delta)
    : [Whole.parse(JSON.parse(text)).choices[0]?.message];
  return { beside: chunks.flatMap((one) => (one?.annotations || one?.images ? [one] : [])), text };
}

describe.each([{ stream: true }, { stream: false }])('beside the words, %o', (how) => {
  test('sources come in the shape of contract §2, as many as are asked for', async () => {
    const { beside, text } = await besideOf({ prompt: 'Why is the sea salty? [[fault:sources:2]]', ...how });
    expect(beside).toHaveLength(1);
    expect(beside[0]?.annotations?.map(({ url_citation }) => new URL(url_citation.url).host)).toEqual([
      'encyclopedia.example.org',
      'www.example.com',
    ]);
    if (how.stream) expect(wordsOf(text)).not.toBe('');
  });

  test('a web search names what it found', async () => {
    const { beside } = await besideOf({ prompt: 'Why is the sea salty?', plugins: [{ id: 'web' }], ...how });
    expect(beside[0]?.annotations).toHaveLength(3);
  });

  test('a picture is a PNG that can be shown', async () => {
    const { beside } = await besideOf({ prompt: 'Draw a hill. [[fault:picture:2]]', ...how });
    const urls = beside[0]?.images?.map(({ image_url }) => image_url.url) ?? [];
    expect(new Set(urls).size).toBe(2);
    const png = Buffer.from(urls[0]?.replace('data:image/png;base64,', '') ?? '', 'base64');
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    const pixels = png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(inflateSync(pixels)).toHaveLength(height * (width * 3 + 1));
    expect(png.length).toBeLessThan(50_000);
  });

  test('nothing stands beside what did not ask for it', async () => {
    expect((await besideOf({ prompt: 'Why is the sea salty?', ...how })).beside).toEqual([]);
  });
});
