import type { IncomingMessage } from 'node:http';
import { type Ask, lastUserText } from './ask.ts';
import type { Fault } from './faults/fault.ts';
import { faults } from './faults/faults.ts';
import { FAULT_IN_PROMPT } from './faults/in-prompt.ts';

/** A fault that a request asked for, its argument bound. */
export type AskedFault = { readonly fault: Fault; readonly arg: string };

const SPELLING = /^([a-z0-9-]+)(?::(.*?))?(?:\*(\d+))?$/;

/**
 * The faults that a request asks for: a header `x-sandbox-fault: name[:argument][*times][, …]`, or `[[fault:name…]]` in the last
 * user message, so that a person can try them too. With `*times` it strikes the first times the same prompt asks. Unknown names do nothing.
 */
export function faultsOf(uses: Map<string, number>, request: IncomingMessage, ask: Ask): AskedFault[] {
  const prompt = lastUserText(ask);
  const header = request.headers['x-sandbox-fault'];
  const inHeader = typeof header === 'string' ? header.split(',') : [];
  const inPrompt = Array.from(prompt.matchAll(FAULT_IN_PROMPT), (match) => match[1] ?? '');
  return [...inHeader, ...inPrompt].flatMap((spelling) => {
    const [, name = '', arg = '', times] = SPELLING.exec(spelling.trim()) ?? [];
    const fault = Object.hasOwn(faults, name) ? faults[name] : undefined;
    return fault && strikes(uses, times, `${spelling}\n${prompt}`) ? [{ fault, arg }] : [];
  });
}

function strikes(uses: Map<string, number>, times: string | undefined, what: string): boolean {
  if (times === undefined) return true;
  const used = uses.get(what) ?? 0;
  uses.set(what, used + 1);
  return used < Number(times);
}
