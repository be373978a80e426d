import { z } from 'zod';
import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { compare, nanoToDollars, parseDecimal, toNano, ZERO } from '#lib/money';
import { parseInput } from '#lib/parse-input';
import { COST_OF_CALL_SQL } from '#lib/spend/cost-of-call-sql';
import { UtcDay } from '#lib/spend/spend-range';
import type { Found, FoundPage } from './found-view.ts';
import { toMatch } from './to-match.ts';
import { HIT, toPieces } from './to-pieces.ts';

const DAY_MS = 24 * 3_600_000;
const SNIPPET_WORDS = 28;
const SHOWN_CHARACTERS = 240;

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
 * The messages and titles that hold every word of `q` and pass the filters, best first; without words all that pass, newest first.
 * Searched is what the principal may read: their own conversations and the team's, none that is temporary or deleted.
 */
export async function searchMessages(app: { db: Db }, principal: Principal, input: unknown): Promise<FoundPage> {
  if (principal.kind !== 'member') throw new AppError('forbidden', 'A key cannot read conversations; sign in instead.');
  const { q, after, limit, ...filters } = parseInput(SearchInput, input);
  const match = toMatch(q);
  if (q.trim() !== '' && match === null) return { found: [], next: null };
  const [rows = []] = await app.db.read([toQuery(principal.memberId, match, filters, { after, limit: limit + 1 })]);
  const page = (rows as unknown as FoundRow[]).slice(0, limit);
  const told = new Set<string>();
  return {
    // A prompt stands in every pane that it was sent to, and is one.
    found: page.flatMap((row) => {
      const key = row.role === 'user' && row.turnId ? row.turnId : (row.messageId ?? row.conversationId);
      if (told.has(key)) return [];
      told.add(key);
      return [toFound(row)];
    }),
    next: rows.length > limit ? after + limit : null,
  };
}

type Filters = Omit<z.output<typeof SearchInput>, 'q' | 'after' | 'limit'>;

function toQuery(
  memberId: string,
  match: string | null,
  { model, from, to, minCost, tag, failed }: Filters,
  { after, limit }: { after: number; limit: number },
) {
  const conditions: [string, ...unknown[]][] = [
    [`(c.owner_id = ? or c.visibility = 'team') and c.deleted_at is null and not c.is_temporary`, memberId],
  ];
  if (match !== null) conditions.push(['found_words match ?', match]);
  if (model !== undefined) conditions.push(['r.model = ?', model]);
  if (from !== undefined) conditions.push(['coalesce(m.created_at, c.created_at) >= ?', startOf(from)]);
  if (to !== undefined) conditions.push(['coalesce(m.created_at, c.created_at) < ?', startOf(to) + DAY_MS]);
  if (minCost !== undefined) conditions.push([`${COST_OF_CALL_SQL} >= ?`, toNano(parseDecimal(minCost) ?? ZERO)]);
  if (tag !== undefined)
    conditions.push(['exists (select 1 from conversation_tags t where t.conversation_id = c.id and t.tag = ?)', tag]);
  if (failed !== undefined) conditions.push([`r.error is not null`]);
  const text =
    match === null
      ? `substr(f.text, 1, ${SHOWN_CHARACTERS})`
      : `snippet(found_words, 0, '${HIT.start}', '${HIT.end}', '…', ${SNIPPET_WORDS})`;
  return {
    sql: `select c.id as "conversationId", c.title as "title", c.archived_at as "archivedAt",
        (select count(*) from panes p where p.conversation_id = c.id) as "paneCount",
        (select json_group_array(t.tag) from conversation_tags t where t.conversation_id = c.id) as "tags",
        m.id as "messageId", m.turn_id as "turnId", m.role as "role", r.model as "model",
        ${COST_OF_CALL_SQL} as "costNano", r.error is not null as "hasError",
        coalesce(m.created_at, c.created_at) as "at", ${text} as "text"
      from ${match === null ? 'found_texts f' : 'found_words join found_texts f on f.number = found_words.rowid'}
      join conversations c on c.id = f.conversation_id
      left join messages m on m.id = f.message_id
      left join runs r on r.id = m.run_id
      where ${conditions.map(([condition]) => condition).join(' and ')}
      order by ${match === null ? '' : 'rank, '}coalesce(m.created_at, c.created_at) desc, f.number desc
      limit ? offset ?`,
    params: [...conditions.flatMap(([, ...params]) => params), limit, after],
  };
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function toFound(row: FoundRow): Found {
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
    pieces: toPieces(row.text),
  };
}
