const LF = 10;
const CR = 13;

export type EventSplitter = {
  push: (chunk: Buffer) => void;
  /** The stream ended: an event without its blank line is still delivered. */
  end: () => void;
};

/**
 * Splits a server-sent event stream into the data of its events, however the bytes are cut: LF, CR or CRLF, with or without
 * a space after the colon, several `data:` lines, a BOM, comments and other fields ignored.
 *
 * Data arrives as a latin1 string (one character a byte, so that a cut inside a character loses nothing); see `toUtf8`.
 * Calls `onOverflow` once when one event passes `limitBytes`, and reads nothing after.
 */
export function splitEvents(
  onEvent: (data: string) => void,
  options: { limitBytes: number; onOverflow: () => void },
): EventSplitter {
  let pieces: string[] = [];
  let data: string[] = [];
  let size = 0;
  let sawCr = false;
  let isFirstLine = true;
  let isOver = false;

  const endLine = (last: string) => {
    const line = pieces.length ? pieces.join('') + last : last;
    pieces = [];
    readLine(isFirstLine && line.startsWith('\u00ef\u00bb\u00bf') ? line.slice(3) : line);
    isFirstLine = false;
  };

  const readLine = (line: string) => {
    if (line === '') {
      if (data.length) onEvent(data.length === 1 ? (data[0] as string) : data.join('\n'));
      data = [];
      size = 0;
    } else if (line.startsWith('data:')) {
      data.push(line.charCodeAt(5) === 32 ? line.slice(6) : line.slice(5));
    } else if (line === 'data') {
      data.push('');
    } else {
      size -= line.length;
    }
  };

  return {
    push: (chunk) => {
      if (isOver) return;
      let start = sawCr && chunk[0] === LF ? 1 : 0;
      sawCr = false;
      let cr = chunk.indexOf(CR, start);
      for (;;) {
        const lf = chunk.indexOf(LF, start);
        if (cr !== -1 && cr < start) cr = chunk.indexOf(CR, start);
        const isCr = cr !== -1 && (lf === -1 || cr < lf);
        const end = isCr ? cr : lf;
        size += (end === -1 ? chunk.length : end) - start;
        if (size > options.limitBytes) {
          isOver = true;
          options.onOverflow();
          return;
        }
        if (end === -1) break;
        endLine(chunk.toString('latin1', start, end));
        start = end + 1;
        if (isCr && start === chunk.length) sawCr = true;
        else if (isCr && chunk[start] === LF) start += 1;
      }
      if (start < chunk.length) pieces.push(chunk.toString('latin1', start));
    },
    end: () => {
      if (isOver) return;
      if (pieces.length) endLine('');
      readLine('');
    },
  };
}

export function toUtf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
