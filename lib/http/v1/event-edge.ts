const LF = 10;

/** How many bytes of an event stream end with a whole event: after the last blank line, in whichever line ending. */
export function eventEdge(bytes: Buffer): number {
  const { length } = bytes;
  if (bytes[length - 1] === LF && bytes[length - 2] === LF) return length;
  return Math.max(after(bytes, '\n\n'), after(bytes, '\r\n\r\n'), after(bytes, '\r\r'));
}

function after(bytes: Buffer, blank: string): number {
  const at = bytes.lastIndexOf(blank, undefined, 'latin1');
  return at === -1 ? 0 : at + blank.length;
}
