/** What was typed, word by word; what stands in quotes is one. */
export function splitQuery(text: string): { text: string; isQuoted: boolean }[] {
  return [...text.matchAll(/"([^"]*)"|[^\s"]+/g)].map(([raw, quoted]) => ({
    text: quoted ?? raw,
    isQuoted: quoted !== undefined,
  }));
}
