import type { Query } from '#db/reader';
import { parseDecimal, toNano, ZERO } from '#lib/money';
import { COST_OF_CALL_SQL } from '#lib/spend/cost-of-call-sql';
import { HIT } from './to-pieces.ts';

const DAY_MS = 24 * 3_600_000;
const SNIPPET_WORDS = 28;
const SHOWN_CHARACTERS = 240;
const BEFORE_HIT = 60;

/** Most answers that failed have no words to be found by: looked for without words, they are found all the same. */
const MESSAGES = `messages m join conversations c on c.id = m.conversation_id left join found_texts f on f.message_id = m.id`;
const TEXT_OR_ERROR = `substr(coalesce(f.text, r.error ->> 'message'), 1, ${SHOWN_CHARACTERS})`;
/** A prompt is found by its words where what failed has none. */
const WAS_NOT_ANSWERED = `exists (select 1 from messages a join runs failing on failing.id = a.run_id
  where a.pane_id = m.pane_id and a.parent_id = m.id and a.deleted_at is null and failing.error is not null)`;

/** `from` and `to` are UTC days, both included; `minCost` is in dollars. */
export type Filters = {
  readonly model?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly minCost?: string | undefined;
  readonly tag?: string | undefined;
  readonly failed?: 'true' | undefined;
};

/**
 * What is looked for: words by their beginnings, pieces anywhere in a text, or whatever passes the filters. Pieces are looked for in the
 * texts themselves: an index of trigrams would be 2.7 times as large as they are, and knows no word of two characters, as most Chinese are.
 */
export type Wanted =
  | { readonly by: 'words'; readonly match: string }
  | { readonly by: 'infixes'; readonly infixes: readonly string[] }
  | { readonly by: 'filters' };

/** The question to the database: what the member may read, passes the filters and holds what is wanted, best or newest first. */
export function toQuery(
  memberId: string,
  wanted: Wanted,
  { model, from, to, minCost, tag, failed }: Filters,
  { after, limit }: { after: number; limit: number },
): Query {
  const conditions: [string, ...unknown[]][] = [
    [`(c.owner_id = ? or c.visibility = 'team') and c.deleted_at is null and not c.is_temporary`, memberId],
  ];
  if (wanted.by === 'words') conditions.push(['found_words match ?', wanted.match]);
  if (wanted.by === 'infixes')
    for (const infix of wanted.infixes)
      conditions.push([`f.text like ? escape '\\'`, `%${infix.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`]);
  if (model !== undefined) conditions.push(['r.model = ?', model]);
  if (from !== undefined) conditions.push(['coalesce(m.created_at, c.created_at) >= ?', startOf(from)]);
  if (to !== undefined) conditions.push(['coalesce(m.created_at, c.created_at) < ?', startOf(to) + DAY_MS]);
  if (minCost !== undefined) conditions.push([`${COST_OF_CALL_SQL} >= ?`, toNano(parseDecimal(minCost) ?? ZERO)]);
  if (tag !== undefined)
    conditions.push(['exists (select 1 from conversation_tags t where t.conversation_id = c.id and t.tag = ?)', tag]);
  const isOfFailures = failed !== undefined && wanted.by === 'filters';
  if (isOfFailures) conditions.push(['r.error is not null and m.deleted_at is null']);
  else if (failed !== undefined) conditions.push([`(r.error is not null or ${WAS_NOT_ANSWERED})`]);
  const [text, ...textParams] = isOfFailures ? [TEXT_OR_ERROR] : toText(wanted);
  return {
    sql: `select c.id as "conversationId", c.title as "title", c.archived_at as "archivedAt",
        (select count(*) from panes p where p.conversation_id = c.id) as "paneCount",
        (select json_group_array(t.tag) from conversation_tags t where t.conversation_id = c.id) as "tags",
        m.id as "messageId", m.turn_id as "turnId", m.role as "role", r.model as "model",
        ${COST_OF_CALL_SQL} as "costNano", r.error is not null as "hasError",
        coalesce(m.created_at, c.created_at) as "at", ${text} as "text"
      from ${isOfFailures ? MESSAGES : textsOf(wanted)}
      left join runs r on r.id = m.run_id
      where ${conditions.map(([condition]) => condition).join(' and ')}
      order by ${wanted.by === 'words' ? 'rank, ' : ''}coalesce(m.created_at, c.created_at) desc, f.number desc
      limit ? offset ?`,
    params: [...textParams, ...conditions.flatMap(([, ...params]) => params), limit, after],
  };
}

function textsOf({ by }: Wanted): string {
  return `${by === 'words' ? 'found_words join found_texts f on f.number = found_words.rowid' : 'found_texts f'}
      join conversations c on c.id = f.conversation_id
      left join messages m on m.id = f.message_id`;
}

/** The part of a text that is shown: around the first hit, or its beginning. */
function toText(wanted: Wanted): [string, ...unknown[]] {
  if (wanted.by === 'words') return [`snippet(found_words, 0, '${HIT.start}', '${HIT.end}', '…', ${SNIPPET_WORDS})`];
  if (wanted.by === 'filters') return [`substr(f.text, 1, ${SHOWN_CHARACTERS})`];
  const [first] = wanted.infixes;
  return [
    `(select iif(start > 1, '…', '') || substr(f.text, start, ${SHOWN_CHARACTERS})
        || iif(length(f.text) >= start + ${SHOWN_CHARACTERS}, '…', '')
      from (select max(1, instr(lower(f.text), lower(?)) - ${BEFORE_HIT}) as start))`,
    first,
  ];
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
