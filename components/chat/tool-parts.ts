import type { MessageView } from '#lib/conversations/view';

type Part = MessageView['parts'][number];
export type ToolPart = Extract<Part, { type: 'dynamic-tool' }>;

/** The functions that an answer called, in their order. */
export function toolPartsOf(parts: readonly Part[]): ToolPart[] {
  return parts.filter((part): part is ToolPart => part.type === 'dynamic-tool');
}

/** Whether a person has yet to say what came of it. */
export function isOpen({ state }: ToolPart): boolean {
  return state !== 'output-available' && state !== 'output-error';
}

/** JSON for reading; text stays as it is. */
export function toReadable(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? {}, null, 2);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
