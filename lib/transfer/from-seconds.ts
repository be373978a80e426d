/** Milliseconds since 1970 of the seconds that other programs write; null where there are none. */
export function fromSeconds(seconds: number | null | undefined): number | null {
  return seconds ? Math.round(seconds * 1_000) : null;
}
