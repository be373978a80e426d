import { z } from 'zod';

const TextPart = z.object({ type: z.literal('text'), text: z.string() });
const OtherPart = z.object({ type: z.string().min(1) });

/** What a message says on OpenAI's wire: a text, or parts of which some are text. */
export const WireContent = z.union(
  [z.string(), z.array(z.union([TextPart, OtherPart], 'must be a part with a “type”'))],
  'must be a text or a list of parts',
);

export function textOfContent(content: z.output<typeof WireContent>): string {
  if (typeof content === 'string') return content;
  return content.map((part) => ('text' in part ? part.text : `[${part.type}: not imported]`)).join('\n\n');
}
