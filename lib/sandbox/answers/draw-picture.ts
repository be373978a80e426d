import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from '#lib/sandbox/answer';
import { random } from '#lib/sandbox/random';

const WIDTH = 480;
const HEIGHT = 300;
const HILLS = 4;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

type Rgb = readonly [number, number, number];

const SKIES: readonly (readonly [from: Rgb, to: Rgb, sun: Rgb])[] = [
  [
    [58, 84, 140],
    [246, 190, 150],
    [255, 236, 200],
  ],
  [
    [120, 178, 214],
    [236, 244, 240],
    [255, 252, 232],
  ],
  [
    [38, 44, 88],
    [196, 130, 150],
    [250, 214, 180],
  ],
];

/** Hills before a sky, another view for every seed, as a picture of contract §2: a PNG in a data URL. */
export function drawPicture(seed: string): Picture {
  const luck = random('picture', seed);
  const [from, to, sun] = luck.pick(SKIES);
  const [sunX, sunY, sunSize] = [luck.between(80, WIDTH - 80), luck.between(60, 130), luck.between(18, 30)];
  const hills = Array.from({ length: HILLS }, (_, index) => ({
    color: mix(to, [30, 44, 56], (index + 1) / HILLS),
    heightAt: ridge(HEIGHT * (0.5 + index * 0.12), luck.next() * 7, 0.008 + luck.next() * 0.01),
  }));
  const rows = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const hill = hills.findLast(({ heightAt }) => y > heightAt(x));
      const isSun = Math.hypot(x - sunX, y - sunY) < sunSize;
      const color = hill?.color ?? (isSun ? sun : mix(from, to, y / (HEIGHT * 0.7)));
      rows.set(color, y * (WIDTH * 3 + 1) + 1 + x * 3);
    }
  }
  return { type: 'image_url', image_url: { url: `data:image/png;base64,${toPng(rows).toString('base64')}` } };
}

function ridge(base: number, phase: number, pitch: number): (x: number) => number {
  return (x) => base + 18 * Math.sin(x * pitch + phase) + 7 * Math.sin(x * pitch * 2.7 + phase * 3);
}

function mix(from: Rgb, to: Rgb, part: number): Rgb {
  const at = Math.min(1, part);
  return [0, 1, 2].map((index) => Math.round((from[index] ?? 0) * (1 - at) + (to[index] ?? 0) * at)) as unknown as Rgb;
}

function toPng(rows: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // 8 bits of each colour, no transparency.
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))]);
}

function part(name: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), bytes]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(bytes.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
