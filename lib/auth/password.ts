import { z } from 'zod';

export const PASSWORD_MIN_LENGTH = 8;
export const PASSWORD_MAX_LENGTH = 128;

/** A password that somebody chooses. Length alone is asked for: rules about kinds of characters make worse passwords. */
export const Password = z
  .string('a password is needed')
  .min(PASSWORD_MIN_LENGTH, `it needs at least ${PASSWORD_MIN_LENGTH} characters`)
  .max(PASSWORD_MAX_LENGTH, `it can have at most ${PASSWORD_MAX_LENGTH} characters`);
