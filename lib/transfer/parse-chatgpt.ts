import { z } from 'zod';
import type { Imported, ImportedMessage } from './imported.ts';

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
        title: (tree.title ?? '').replace(/\s+/g, ' ').trim().slice(0, 200) || 'Imported from ChatGPT',
        createdAt: toMs(tree.create_time),
        tags: [],
        panes: [
          {
            model: messages.findLast((message) => message.model !== null)?.model ?? null,
            settings: {},
            messages,
            head: keptAbove(tree, kept)(tree.current_node ?? null) ?? messages.at(-1)?.id ?? null,
          },
        ],
      },
    ];
  });
}

function messagesOf(tree: Tree): ImportedMessage[] {
  const texts = new Map(Object.entries(tree.mapping).map(([id, node]) => [id, textOf(node)]));
  const kept = new Set([...texts].flatMap(([id, text]) => (text ? [id] : [])));
  const above = keptAbove(tree, kept);
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
      createdAt: toMs(message.create_time),
      model: message.author.role === 'user' ? null : (message.metadata?.model_slug ?? null),
    });
  }
  return parentsFirst(made);
}

/** By how deep they lie, each looked at once. Where messages follow one another in a ring, one of them begins. */
function parentsFirst(messages: ReadonlyMap<string, ImportedMessage>): ImportedMessage[] {
  const placed = new Map<string, { message: ImportedMessage; depth: number }>();
  for (const id of messages.keys()) {
    const trail: ImportedMessage[] = [];
    const seen = new Set<string>();
    let at: string | null = id;
    while (at !== null && !placed.has(at) && !seen.has(at)) {
      const message = messages.get(at);
      if (!message) break;
      seen.add(at);
      trail.push(message);
      at = message.parent;
    }
    for (const message of trail.reverse()) {
      const above = placed.get(message.parent ?? '');
      placed.set(message.id, {
        message: above ? message : { ...message, parent: null },
        depth: above ? above.depth + 1 : 0,
      });
    }
  }
  const depthOf = ({ id }: ImportedMessage) => placed.get(id)?.depth ?? 0;
  return [...messages.keys()]
    .flatMap((id) => placed.get(id)?.message ?? [])
    .sort((one, other) => depthOf(one) - depthOf(other));
}

/** Finds the nearest kept node from one upwards, remembering the way: a long tree is walked once. A ring has no top. */
function keptAbove({ mapping }: Tree, kept: ReadonlySet<string>): (id: string | null) => string | null {
  const known = new Map<string, string | null>();
  return (id) => {
    const trail = new Set<string>();
    let at = id;
    while (at !== null && Object.hasOwn(mapping, at) && !kept.has(at) && !known.has(at) && !trail.has(at)) {
      trail.add(at);
      at = mapping[at]?.parent ?? null;
    }
    const found = at !== null && kept.has(at) ? at : (known.get(at ?? '') ?? null);
    for (const one of trail) known.set(one, found);
    return found;
  };
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

function toMs(seconds: number | null | undefined): number | null {
  return seconds ? Math.round(seconds * 1_000) : null;
}
