import { z } from 'zod';
import { type Ask, getJson } from './get-json.ts';

const Models = z.object({ data: z.array(z.unknown()) });

/** The price list, row by row as the upstream sent it; each row is the reader's to check. @throws AppError, see `getJson`. */
export async function getModels(ask: Ask): Promise<unknown[]> {
  return (await getJson(ask, '/models', Models)).data;
}
