import { add, type Decimal, parseDecimal, ZERO } from '#lib/money';
import { getActivity } from '#lib/openrouter/get-activity';
import { askWith } from './ask-with.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './open-connections.ts';

/** What an upstream says was used of one model on one UTC day. */
export type UsedModel = {
  readonly date: string;
  readonly model: string;
  /** The name of the version behind it. */
  readonly version: string | null;
  /** With what a provider key of the team's own was charged; null where the upstream does not say. */
  readonly cost: Decimal | null;
  readonly requests: number | null;
};

/** What the whole account of a management key used, the last 30 finished UTC days. @throws AppError of `getActivity`. */
export async function fetchActivity(
  connections: Pick<Connections, 'request'>,
  manager: Connection,
): Promise<UsedModel[]> {
  const rows = await getActivity(askWith(connections, manager));
  return rows.map(({ date, model, model_permaslug: version, usage, byok_usage_inference: byok, requests }) => ({
    date,
    model,
    version: version ?? null,
    cost: usage === null || byok === null ? null : add(decimal(usage), decimal(byok)),
    requests,
  }));
}

function decimal(digits: string): Decimal {
  return parseDecimal(digits) ?? ZERO;
}
