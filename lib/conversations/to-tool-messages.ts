import type { AssistantContent, DynamicToolUIPart, ModelMessage, ToolContent } from 'ai';
import type { MessageView } from './view.ts';

type Part = MessageView['parts'][number];

export function isToolPart(part: Part): part is DynamicToolUIPart {
  return part.type === 'dynamic-tool';
}

/**
 * An answer that called functions, and their results, as models get them. A call without a result is left out: providers refuse a
 * conversation in which one is missing.
 */
export function toToolMessages(parts: MessageView['parts']): ModelMessage[] {
  const said: Exclude<AssistantContent, string> = [];
  const results: ToolContent = [];
  for (const part of parts) {
    if (part.type === 'text' && part.text !== '') said.push({ type: 'text', text: part.text });
    if (!isToolPart(part)) continue;
    const { toolCallId, toolName } = part;
    const output = outputOf(part);
    if (!output) continue;
    said.push({
      type: 'tool-call',
      toolCallId,
      toolName,
      input: part.input ?? {},
      ...(part.callProviderMetadata ? { providerOptions: part.callProviderMetadata } : {}),
    });
    results.push({ type: 'tool-result', toolCallId, toolName, output });
  }
  if (said.length === 0) return [];
  return [
    { role: 'assistant', content: said },
    ...(results.length > 0 ? [{ role: 'tool' as const, content: results }] : []),
  ];
}

function outputOf(part: DynamicToolUIPart) {
  if (part.state === 'output-available') return { type: 'text' as const, value: toText(part.output) };
  if (part.state === 'output-error') return { type: 'error-text' as const, value: part.errorText };
  return null;
}

function toText(output: unknown): string {
  return typeof output === 'string' ? output : JSON.stringify(output);
}
