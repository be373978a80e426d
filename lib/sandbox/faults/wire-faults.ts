import { gzipSync } from 'node:zlib';
import type { Step } from '#lib/sandbox/step';
import { type FaultTable, type Refusal, wholeArg } from './fault.ts';

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const EMPTY_BODY = 'content-length: 2\r\nconnection: close\r\n\r\n{}';

const TOLD = '{"error":{"code":400,"message":"informed"}}';

const sent = (text: string, waitMs = 0): Step => ({ kind: 'pause', waitMs, text, isRealTime: true, isAlone: true });

function* dripped(text: string, everyMs: number): Generator<Step> {
  for (const letter of text) yield sent(letter, everyMs);
}

/** A bomb is small on the wire: a megabyte of zeros is a kilobyte. */
function gzipped(arg: string): Refusal {
  const text = gzipSync(Buffer.alloc(wholeArg(arg, 64) * 1024 * 1024));
  return { status: 200, headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, text };
}

/** What goes wrong below the answer, in HTTP itself. */
export const wireFaults: FaultTable = {
  'slow-head': {
    about: 'the head comes a letter each second; `50`: each 50 ms',
    refuse: (arg) => ({ wire: () => dripped(HEAD + EMPTY_BODY, wholeArg(arg, 1000)) }),
  },
  'huge-head': {
    about: 'a head of 1024 KiB',
    refuse: (arg) => ({
      wire: () => [sent(`${HEAD}${`x-padding: ${'x'.repeat(1000)}\r\n`.repeat(wholeArg(arg, 1024))}${EMPTY_BODY}`)],
    }),
  },
  informed: {
    about: 'two informational answers before the one that counts, an error',
    refuse: () => ({
      wire: () => [
        sent('HTTP/1.1 103 Early Hints\r\nlink: </a.css>; rel=preload\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n'),
        sent(
          `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${TOLD.length}\r\n\r\n${TOLD}`,
        ),
      ],
    }),
  },
  upgraded: {
    about: 'switches to a protocol that nobody asked for',
    refuse: () => ({
      wire: () => [sent('HTTP/1.1 101 Switching Protocols\r\nupgrade: gibberish\r\nconnection: upgrade\r\n\r\n')],
    }),
  },
  gibberish: { about: 'is no HTTP at all', refuse: () => ({ wire: () => [sent('\u0000\u0001 hello\r\n\r\n')] }) },
  gzip: { about: 'a compressed body nobody asked for, 64 MiB when opened', refuse: gzipped },
  encoded: {
    about: 'a body in an unknown encoding',
    refuse: () => ({
      status: 200,
      headers: { 'content-type': 'application/json', 'content-encoding': 'zebra' },
      text: '{}',
    }),
  },
};
