import { WireError } from '#lib/sandbox/wire-error';
import { compact, type Loose, list, record } from './loose.ts';

/** A Responses body as a chat completions body. It keeps no state: what would need some is refused. */
export function responsesAsk(body: unknown): Loose {
  const {
    input,
    instructions,
    max_output_tokens,
    tools,
    tool_choice,
    text,
    store,
    previous_response_id,
    reasoning,
    ...rest
  } = record(body);
  if (store === true || (previous_response_id !== undefined && previous_response_id !== null)) {
    const message = 'This API is stateless: store and previous_response_id are not supported.';
    throw new WireError(400, message, { metadata: { error_type: 'invalid_request' } });
  }
  const system = typeof instructions === 'string' ? [{ role: 'system', content: instructions }] : [];
  const said = typeof input === 'string' ? [{ role: 'user', content: input }] : list(input).map(toMessage);
  return compact({
    ...rest,
    messages: [...system, ...said],
    max_tokens: max_output_tokens,
    tools: tools === undefined ? undefined : list(tools).map(toTool),
    tool_choice: toToolChoice(tool_choice),
    response_format: toResponseFormat(record(record(text).format)),
    reasoning,
  });
}

function toMessage(item: Loose): Loose {
  if (item.type === 'function_call') {
    const call = { id: item.call_id, type: 'function', function: { name: item.name, arguments: item.arguments } };
    return { role: 'assistant', content: null, tool_calls: [call] };
  }
  if (item.type === 'function_call_output')
    return { role: 'tool', tool_call_id: item.call_id, content: String(item.output) };
  if (item.type === 'reasoning') return { role: 'assistant', content: '' };
  return { role: item.role, content: typeof item.content === 'string' ? item.content : list(item.content).map(toPart) };
}

function toPart(part: Loose): Loose {
  if (part.type === 'input_image') return { type: 'image_url', image_url: { url: part.image_url } };
  if (part.type === 'input_file') return { type: 'file', file: part };
  return { type: 'text', text: part.text };
}

function toTool(tool: Loose): Loose {
  const { type, name, description, parameters } = tool;
  return type === 'function' ? { type, function: compact({ name, description, parameters }) } : tool;
}

function toToolChoice(choice: unknown): unknown {
  const { type, name } = record(choice);
  return type === 'function' ? { type, function: { name } } : choice;
}

function toResponseFormat({ type, name, schema }: Loose): Loose | undefined {
  if (type === undefined) return undefined;
  return type === 'json_schema' ? { type, json_schema: { name, schema } } : { type };
}
