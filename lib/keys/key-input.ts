import { isIP } from 'node:net';
import { z } from 'zod';
import { KeyLimitInput } from '#lib/budgets/budget-input';
import { parseDecimal } from '#lib/money';

const MODEL = /^[\w.~-]+\/(\*|[\w.:/-]+)$/;

const Address = z.string().refine(isAddress, 'must be an address such as 10.0.0.7 or a range such as 10.0.0.0/8');
const Price = z.string().refine(isPrice, 'must be a price in dollars per million tokens, such as "2.50"');
const WHOLE = 'write a whole number';
const PerMinute = z.number(WHOLE).int(WHOLE).min(1, 'at least 1; leave it empty for no limit').max(1_000_000_000);

const Name = z.string().trim().min(1, 'must say what the key is for').max(100);

const Limits = z
  .object({
    /** Epoch milliseconds. */
    expiresAt: z.number('choose a day').int().positive().nullable(),
    /** A budget of its own, that blocks. */
    limit: KeyLimitInput.nullable(),
    models: z
      .array(z.string().regex(MODEL, 'must be a model id, or all of an author as "author/*"'))
      .min(1, 'must name a model, or be null for all')
      .max(500)
      .nullable(),
    maxPromptPrice: Price.nullable(),
    maxCompletionPrice: Price.nullable(),
    requestsPerMinute: PerMinute.nullable(),
    tokensPerMinute: PerMinute.nullable(),
    addresses: z.array(Address).min(1, 'must name an address, or be null for all').max(100).nullable(),
  })
  .partial();

/** What a member says of a new key. A limit that is null or left out does not limit. */
export const KeyInput = Limits.extend({ name: Name, isManagement: z.boolean().default(false) });

/** A change of a key: what is left out stays, null takes a limit away. A key cannot become a management key. */
export const KeyChange = Limits.extend({ name: Name.optional(), isDisabled: z.boolean().optional() });

function isAddress(text: string): boolean {
  const [network = '', bits, ...rest] = text.split('/');
  const family = isIP(network);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32));
}

function isPrice(text: string): boolean {
  const price = parseDecimal(text);
  return price !== null && price.digits >= 0n;
}
