import { z } from 'zod';
import { parseCost } from '#lib/money';

/** A key as people paste it: with white space around it, or still in the quotes of an environment file. */
export const PastedKey = z
  .string()
  .transform((pasted) =>
    pasted
      .trim()
      .replace(/^(['"])(.*)\1$/, '$2')
      .trim(),
  )
  .pipe(z.string().regex(/^[\x21-\x7e]{8,500}$/, 'does not look like a key; an OpenRouter key begins with sk-or-'));

export const Name = z.string().trim().min(1, 'is needed').max(60, 'must have at most 60 characters');

/** USD per token, as a decimal; null says that nobody knows. */
export const Price = z
  .string()
  .max(40)
  .refine((price) => parseCost(price) !== null, 'must be a decimal that is not negative, or null where it is unknown')
  .nullable();
