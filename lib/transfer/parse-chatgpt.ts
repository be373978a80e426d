import { z } from 'zod';
import { fromSeconds } from './from-seconds.ts';
import type { Imported, ImportedMessage } from './imported.ts';
import { keptAbove } from './kept-above.ts';
import { parentsFirst } from './parents-first.ts';
import { toTitle } from './to-title.ts';

const Seconds = z.number().nonnegative();

const Node = z.object({
  parent: z.string().nullish(),
  message: z
    .object({
      author: z.object({ role: z.string() }),
      create_time: Seconds.nullish(),
      content: z.object({
        content_type: z.string(),
        parts: z.array(z.unknown()).optional(),
        text: z.string().optional(),
      }),
      metadata: z
        .object({
          model_slug: z.string().max(200).optional(),
          is_visually_hidden_from_conversation: z.boolean().optional(),
        })
        .nullish(),
    })
    .nullish(),
});

/** ChatGPT's conversations.json: a tree of nodes for each conversation, most of them of no interest to people. */
export const ChatGptFile = z
  .array(
    z.object({
      title: z.string().nullish(),
      create_time: Seconds.nullish(),
      current_node: z.string().nullish(),
      mapping: z.record(z.string(), Node),
    }),
  )
  .min(1);

type Tree = z.output<typeof ChatGptFile>[number];

/** Prompts and answers with all their versions; what tools and the system said is left out, and who followed it follows what was before. */
export function parseChatGpt(file: z.output<typeof ChatGptFile>): Imported[] {
  return file.flatMap((tree): Imported[] => {
    const messages = messagesOf(tree);
    if (messages.length === 0) return [];
    const kept = new Set(messages.map((message) => message.id));
    return [
      {
        title: toTitle(tree.title) || 'Imported from ChatGPT',
        createdAt: fromSeconds(tree.create_time),
        tags: [],
        panes: [
          {
            model: messages.findLast((message) => message.model !== null)?.model ?? null,
            settings: {},
            messages,
            head: keptAbove(parentIn(tree), kept)(tree.current_node ?? null) ?? messages.at(-1)?.id ?? null,
          },
        ],
      },
    ];
  });
}

function messagesOf(tree: Tree): ImportedMessage[] {
  const texts = new Map(Object.entries(tree.mapping).map(([id, node]) => [id, textOf(node)]));
  const kept = new Set([...texts].flatMap(([id, text]) => (text ? [id] : [])));
  const above = keptAbove(parentIn(tree), kept);
  const made = new Map<string, ImportedMessage>();
  for (const id of kept) {
    const { message, parent } = tree.mapping[id] ?? {};
    if (!message) continue;
    made.set(id, {
      id,
      parent: above(parent ?? null),
      role: message.author.role === 'user' ? 'user' : 'assistant',
      text: texts.get(id) ?? '',
      reasoning: '',
      createdAt: fromSeconds(message.create_time),
      model: message.author.role === 'user' ? null : (message.metadata?.model_slug ?? null),
    });
  }
  return parentsFirst(made);
}

function parentIn({ mapping }: Tree) {
  return (id: string) => (Object.hasOwn(mapping, id) ? (mapping[id]?.parent ?? null) : null);
}

/** What people read of a node; empty for what is not theirs to read. */
function textOf({ message }: Tree['mapping'][string]): string {
  if (!message || !['user', 'assistant'].includes(message.author.role)) return '';
  if (message.metadata?.is_visually_hidden_from_conversation) return '';
  const { content_type: type, parts = [], text = '' } = message.content;
  if (type === 'code') return text ? `\`\`\`\n${text}\n\`\`\`` : '';
  if (type !== 'text' && type !== 'multimodal_text') return '';
  return parts
    .map((part) => (typeof part === 'string' ? part : '[A picture or file: not imported]'))
    .filter((part) => part.trim() !== '')
    .join('\n\n');
}
