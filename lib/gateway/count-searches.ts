import { isRecord } from '#lib/openrouter/read-usage';
import type { CallRequest } from './call.ts';

/** A model that may search by itself searches a few times. */
const SEARCHES_OF_A_TOOL = 5;
const MOST = 100;

/** How many web searches a request may cause: one by a plugin, `:online` or an option, a few by a tool that the model uses. */
export function countSearches({ plugins, tools, web_search_options, model, models }: CallRequest): number {
  const byTool = list(tools).filter(({ type }) => typeof type === 'string' && type.includes('web_search'));
  if (byTool.length > 0) return Math.min(MOST, Math.max(...byTool.map(usesOf)));
  const byPlugin = list(plugins).find(({ id, enabled }) => id === 'web' && enabled !== false);
  if (byPlugin) return Math.min(MOST, countOf(byPlugin.max_uses) ?? 1);
  const isOnline = [model, ...(Array.isArray(models) ? models : [])].some(
    (id) => typeof id === 'string' && id.includes(':online'),
  );
  return isRecord(web_search_options) || isOnline ? 1 : 0;
}

function usesOf({ max_uses, parameters }: Record<string, unknown>): number {
  return countOf(max_uses) ?? countOf(isRecord(parameters) ? parameters.max_uses : null) ?? SEARCHES_OF_A_TOOL;
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}
