import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'plx-';
const SECRET_BYTES = 32;
const CHECKSUM_CHARACTERS = 6;
const SHAPE = /^plx-[\w-]{49}$/;

/** A new key: `plx-`, 32 random bytes and a checksum of them. It is shown once and never stored. */
export function makeKeyText(): string {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return `${PREFIX}${secret}${checksum(secret)}`;
}

/** Whether a text can be a key of ours: a typing error is found without asking the database. */
export function isKeyText(text: string): boolean {
  return (
    SHAPE.test(text) && text.slice(-CHECKSUM_CHARACTERS) === checksum(text.slice(PREFIX.length, -CHECKSUM_CHARACTERS))
  );
}

/** What is stored in place of a key. Its 256 random bits need no salt and no slow hash. */
export function hashKey(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function checksum(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url').slice(0, CHECKSUM_CHARACTERS);
}
