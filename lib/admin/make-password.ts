import { randomBytes } from 'node:crypto';

/** Crockford's alphabet: 32 letters, of which none looks like another. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A password for a person to type once: 120 bits in groups of four. */
export function makePassword(): string {
  const text = Array.from(randomBytes(24), (byte) => LETTERS[byte % LETTERS.length]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}
