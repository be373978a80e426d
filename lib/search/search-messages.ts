import { z } from 'zod';
import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { compare, nanoToDollars, parseDecimal, ZERO } from '#lib/money';
import { parseInput } from '#lib/parse-input';
import { UtcDay } from '#lib/spend/spend-range';
import type { Found, FoundPage } from './found-view.ts';
import { markInfixes } from './mark-infixes.ts';
import { isUnspaced, toInfixes } from './to-infixes.ts';
import { toMatch } from './to-match.ts';
import { toPieces } from './to-pieces.ts';
import { toQuery, type Wanted } from './to-query.ts';

const SearchInput = z.object({
  q: z.string().max(300).default(''),
  model: z.string().min(1).max(200).optional(),
  /** UTC days, both included. */
  from: UtcDay.optional(),
  to: UtcDay.optional(),
  /** In dollars: answers that cost at least this. */
  minCost: z
    .string()
    .max(20)
    .refine(
      (text) => compare(parseDecimal(text) ?? { digits: -1n, scale: 0 }, ZERO) >= 0,
      'must be an amount of dollars',
    )
    .optional(),
  tag: z.string().min(1).max(60).optional(),
  failed: z.literal('true').optional(),
  after: z.coerce.number().int().min(0).max(5_000).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(30),
});

type FoundRow = {
  conversationId: string;
  title: string;
  paneCount: number;
  archivedAt: number | null;
  tags: string;
  messageId: string | null;
  turnId: string | null;
  role: 'user' | 'assistant' | null;
  model: string | null;
  costNano: number | null;
  hasError: number;
  at: number;
  text: string;
};

/**
 * The messages and titles that hold every word of `q` and pass the filters, best first; without words all that pass, newest first. Where
 * no word begins so, and in scripts whose words begin anywhere, those that hold its pieces inside words, newest first.
 * Searched is what the principal may read: their own conversations and the team's, none that is temporary or deleted.
 */
export async function searchMessages(app: { db: Db }, principal: Principal, input: unknown): Promise<FoundPage> {
  if (principal.kind !== 'member') throw new AppError('forbidden', 'A key cannot read conversations; sign in instead.');
  const { q, after, limit, ...filters } = parseInput(SearchInput, input);
  const match = toMatch(q);
  if (q.trim() !== '' && match === null) return { found: [], next: null };
  const read = async (wanted: Wanted, window = { after, limit: limit + 1 }) => {
    const [rows = []] = await app.db.read([toQuery(principal.memberId, wanted, filters, window)]);
    return rows as unknown as FoundRow[];
  };
  const byWords: Wanted = match === null ? { by: 'filters' } : { by: 'words', match };
  const infixes = toInfixes(q);
  let rows = isUnspaced(q) ? [] : await read(byWords);
  // A later page is of the same kind as the first.
  const isInside =
    rows.length === 0 &&
    infixes.length > 0 &&
    (isUnspaced(q) || after === 0 || (await read(byWords, { after: 0, limit: 1 })).length === 0);
  if (isInside) rows = await read({ by: 'infixes', infixes });
  const page = rows.slice(0, limit);
  const told = new Set<string>();
  return {
    // A prompt stands in every pane that it was sent to, and is one.
    found: page.flatMap((row) => {
      const key = row.role === 'user' && row.turnId ? row.turnId : (row.messageId ?? row.conversationId);
      if (told.has(key)) return [];
      told.add(key);
      return [{ ...toFound(row), pieces: isInside ? markInfixes(row.text, infixes) : toPieces(row.text) }];
    }),
    next: rows.length > limit ? after + limit : null,
  };
}

function toFound(row: FoundRow): Omit<Found, 'pieces'> {
  return {
    conversationId: row.conversationId,
    title: row.title,
    isCompared: row.paneCount > 1,
    isArchived: row.archivedAt !== null,
    tags: JSON.parse(row.tags) as string[],
    message:
      row.messageId === null || row.role === null
        ? null
        : {
            id: row.messageId,
            role: row.role,
            model: row.model,
            costUsd: row.costNano === null ? null : nanoToDollars(row.costNano),
            hasError: row.hasError === 1,
          },
    at: row.at,
  };
}
