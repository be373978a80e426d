import { lookupId } from './lookup-id.ts';

/**
 * One model, one colour, everywhere: the index of a model's hue in a palette of `size` hues. Stable per model, whatever
 * dynamic suffix its id carries.
 */
export function modelHue(id: string, size: number): number {
  let hash = 0x811c9dc5;
  for (const character of lookupId(id)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  // FNV-1a leaves its low bits poorly mixed for ids that differ only at the end.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % size;
}
