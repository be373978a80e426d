import { compact, type Loose, list, record } from './loose.ts';

/** A body of Anthropic's Messages as a chat completions body. */
export function messagesAsk(body: unknown): Loose {
  const {
    system,
    messages,
    tools,
    tool_choice,
    stop_sequences,
    thinking,
    fallbacks,
    models,
    metadata: _,
    ...rest
  } = record(body);
  return compact({
    ...rest,
    messages: [...toSystem(system), ...list(messages).flatMap(toMessages)],
    models: models ?? (Array.isArray(fallbacks) ? list(fallbacks).map(({ model }) => model) : undefined),
    tools: tools === undefined ? undefined : list(tools).map(toTool),
    tool_choice: toToolChoice(record(tool_choice)),
    stop: stop_sequences,
    reasoning: toReasoning(record(thinking)),
  });
}

function toSystem(system: unknown): Loose[] {
  if (system === undefined || system === null) return [];
  return [{ role: 'system', content: typeof system === 'string' ? system : list(system) }];
}

/** Results of tools stand in a user's message there, and are messages of their own here. */
function toMessages({ role, content }: Loose): Loose[] {
  if (typeof content === 'string') return [{ role, content }];
  const blocks = list(content);
  const results = blocks.filter(({ type }) => type === 'tool_result');
  const calls = blocks.filter(({ type }) => type === 'tool_use');
  const parts = blocks.filter(({ type }) => type !== 'tool_result' && type !== 'tool_use').map(toPart);
  const said = parts.length > 0 || calls.length > 0;
  return [
    ...results.map(({ tool_use_id, content: result }) => ({
      role: 'tool',
      tool_call_id: tool_use_id,
      content: textOf(result),
    })),
    ...(said ? [compact({ role, content: parts, tool_calls: calls.length > 0 ? calls.map(toCall) : undefined })] : []),
  ];
}

function toPart(block: Loose): Loose {
  if (block.type === 'image') {
    const { type, url, media_type, data } = record(block.source);
    return { type: 'image_url', image_url: { url: type === 'url' ? url : `data:${media_type};base64,${data}` } };
  }
  if (block.type === 'document') return { type: 'file', file: {} };
  return { type: 'text', text: typeof block.text === 'string' ? block.text : '', cache_control: block.cache_control };
}

function toCall({ id, name, input }: Loose): Loose {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(input ?? {}) } };
}

function textOf(result: unknown): string {
  return typeof result === 'string'
    ? result
    : list(result)
        .map(({ text }) => String(text ?? ''))
        .join('');
}

function toTool({ name, description, input_schema }: Loose): Loose {
  return { type: 'function', function: compact({ name, description, parameters: input_schema }) };
}

function toToolChoice({ type, name }: Loose): unknown {
  if (type === 'tool') return { type: 'function', function: { name } };
  return type === 'any' ? 'required' : type;
}

function toReasoning({ type, budget_tokens }: Loose): Loose | undefined {
  if (type === 'disabled') return { effort: 'none' };
  return type === undefined ? undefined : compact({ enabled: true, max_tokens: budget_tokens });
}
