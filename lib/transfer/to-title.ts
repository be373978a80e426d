const LONGEST = 200;

/** A title from elsewhere in one line; empty where there is none. */
export function toTitle(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}
