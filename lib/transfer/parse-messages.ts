import { z } from 'zod';
import { SettingsInput } from '#lib/conversations/settings-input';
import { titleOfPrompt } from '#lib/conversations/title-of-prompt';
import { parseInput } from '#lib/parse-input';
import type { Imported } from './imported.ts';
import { textOfContent, WireContent } from './wire-content.ts';

const WireMessage = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant'], 'must be system, developer, user or assistant'),
  content: WireContent,
});

export const WireMessages = z.array(WireMessage).min(1);

/** The body of a request, as OpenRouter and OpenAI take it. */
export const WireBody = z.object({ model: z.string().min(1).max(200).optional(), messages: WireMessages });

/** One conversation: its system messages become the system prompt, the others follow one another. */
export function parseMessages({
  model = null,
  messages,
}: {
  model?: string | null | undefined;
  messages: z.output<typeof WireMessages>;
}): Imported[] {
  const isSystem = ({ role }: { role: string }) => role === 'system' || role === 'developer';
  const system = messages
    .filter(isSystem)
    .map(({ content }) => textOfContent(content))
    .join('\n\n');
  const said = messages.filter((message) => !isSystem(message));
  const first = said.find(({ role }) => role === 'user');
  return [
    {
      title: (first && titleOfPrompt(textOfContent(first.content))) ?? 'Imported conversation',
      createdAt: null,
      tags: [],
      panes: [
        {
          model,
          settings: system ? parseInput(SettingsInput, { system }) : {},
          messages: said.map(({ role, content }, index) => ({
            id: String(index),
            parent: index > 0 ? String(index - 1) : null,
            role: role === 'user' ? ('user' as const) : ('assistant' as const),
            text: textOfContent(content),
            reasoning: '',
            createdAt: null,
            model: role === 'user' ? null : model,
          })),
          head: said.length > 0 ? String(said.length - 1) : null,
        },
      ],
    },
  ];
}
