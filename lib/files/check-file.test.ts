import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file.ts';
import { PDF, pngOf } from './testing.ts';

const gif = (width: number, height: number) => {
  const bytes = Buffer.alloc(20);
  bytes.write('GIF89a', 'latin1');
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return bytes;
};
const jpeg = (width: number, height: number) => {
  const app0 = Buffer.from([0xff, 0xe0, 0, 4, 0, 0]);
  const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 0, 0, 0]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app0, Buffer.from([0xff]), frame]);
};
const webp = (kind: string, fill: (bytes: Buffer) => void) => {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write(`WEBP${kind}`, 8, 'latin1');
  fill(bytes);
  return bytes;
};

describe('what a file is', () => {
  it.each([
    ['a PNG', pngOf(3, 4), { mediaType: 'image/png', width: 3, height: 4 }],
    ['a GIF', gif(5, 6), { mediaType: 'image/gif', width: 5, height: 6 }],
    [
      'a JPEG, past other segments and fill bytes',
      jpeg(700, 800),
      { mediaType: 'image/jpeg', width: 700, height: 800 },
    ],
    [
      'a lossy WebP',
      webp('VP8 ', (bytes) => {
        bytes.writeUInt16LE(9, 26);
        bytes.writeUInt16LE(8, 28);
      }),
      { mediaType: 'image/webp', width: 9, height: 8 },
    ],
    [
      'a lossless WebP',
      webp('VP8L', (bytes) => bytes.writeUInt32LE(99 | (49 << 14), 21)),
      { mediaType: 'image/webp', width: 100, height: 50 },
    ],
    [
      'a WebP with more to it',
      webp('VP8X', (bytes) => {
        bytes.writeUIntLE(299, 24, 3);
        bytes.writeUIntLE(199, 27, 3);
      }),
      { mediaType: 'image/webp', width: 300, height: 200 },
    ],
    ['a PDF', PDF, { mediaType: 'application/pdf' }],
    ['text in any language', Buffer.from('Grüße\tв мире\r\n世界 👋'), { mediaType: 'text/plain' }],
    ['HTML, which is text', Buffer.from('<script>alert(1)</script>'), { mediaType: 'text/plain' }],
    [
      'SVG, which is text',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      { mediaType: 'text/plain' },
    ],
  ])('is %s', (_, bytes, sniffed) => {
    expect(checkFile(bytes)).toEqual(sniffed);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['an archive', Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000', 'latin1')],
    ['compressed bytes', gzipSync('x'.repeat(1_000))],
    ['a program', Buffer.from('\u007fELF\u0002\u0001\u0001\u0000', 'latin1')],
    ['text in another encoding', Buffer.from('Grüße', 'latin1')],
    ['text with a null in it', Buffer.from('a\u0000b')],
    ['a picture’s head without a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9, 0, 0])],
    ['a JPEG whose segments lead in a circle', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(64, 0xff)])],
  ])('is refused where it is %s', (_, bytes) => {
    expect(() => checkFile(bytes)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });
});

describe('what unfolds to too much', () => {
  it.each([
    ['one side', pngOf(12_001, 1)],
    ['the other side', pngOf(1, 0xffff_ffff)],
    ['its area', pngOf(10_000, 10_000)],
    ['no side at all', pngOf(0, 10)],
    ['a GIF’s area', gif(11_000, 11_000)],
  ])('is refused for %s, before anything is decoded', (_, bytes) => {
    expect(bytes.length).toBeLessThan(200);
    expect(() => checkFile(bytes)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });

  it('is refused by its bytes, each kind by its own measure', () => {
    const large = (head: Buffer, mib: number) => Buffer.concat([head, Buffer.alloc(mib * 2 ** 20, 0x20)]);
    for (const bytes of [large(Buffer.from('text'), 1), large(PDF, 20), large(pngOf(1, 1), 20)])
      expect(() => checkFile(bytes)).toThrow(expect.objectContaining({ code: 'payload_too_large' }));
    expect(checkFile(large(pngOf(1, 1), 19)).mediaType).toBe('image/png');
  });
});
