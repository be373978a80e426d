import { randomUUIDv7 } from 'node:crypto';

/** A new id: UUID version 7 as text, so that ids made later sort later. */
export function newId(): string {
  return randomUUIDv7();
}
