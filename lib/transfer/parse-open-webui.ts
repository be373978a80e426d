import { z } from 'zod';
import { fromSeconds } from './from-seconds.ts';
import type { Imported, ImportedMessage } from './imported.ts';
import { keptAbove } from './kept-above.ts';
import { parentsFirst } from './parents-first.ts';
import { toTitle } from './to-title.ts';
import { unfold } from './unfold.ts';
import { textOfContent, WireContent } from './wire-content.ts';

const Seconds = z.number().nonnegative();

const Message = z.object({
  parentId: z.string().nullish(),
  role: z.string(),
  content: WireContent.nullish(),
  model: z.string().max(200).nullish(),
  timestamp: Seconds.nullish(),
});

/** The file of Open WebUI's “Export chats”, and of one chat's download: the tree of each chat under its `history`. */
export const OpenWebUiFile = z
  .array(
    z.object({
      title: z.string().nullish(),
      created_at: Seconds.nullish(),
      chat: z.object({
        title: z.string().nullish(),
        models: z.array(z.string().max(200)).nullish(),
        history: z.object({ messages: z.record(z.string(), Message), currentId: z.string().nullish() }),
      }),
    }),
  )
  .min(1);

/** Prompts and answers with all their versions; a chat in which nothing was said is left out. */
export function parseOpenWebUi(file: z.output<typeof OpenWebUiFile>): Imported[] {
  return file.flatMap(({ title, created_at: createdAt, chat }): Imported[] => {
    const { messages: said, currentId } = chat.history;
    const messages = messagesOf(said);
    if (messages.length === 0) return [];
    const kept = new Set(messages.map(({ id }) => id));
    return [
      {
        title: toTitle(title) || toTitle(chat.title) || 'Imported from Open WebUI',
        createdAt: fromSeconds(createdAt),
        tags: [],
        panes: [
          {
            model: messages.findLast(({ model }) => model !== null)?.model ?? chat.models?.[0] ?? null,
            settings: {},
            messages,
            head: keptAbove(parentIn(said), kept)(currentId ?? null) ?? messages.at(-1)?.id ?? null,
          },
        ],
      },
    ];
  });
}

type Said = Record<string, z.output<typeof Message>>;

function messagesOf(said: Said): ImportedMessage[] {
  const written = Object.entries(said).flatMap(([id, { role, content, ...message }]) => {
    if (role !== 'user' && role !== 'assistant') return [];
    const whole = textOfContent(content ?? '');
    const told =
      role === 'user'
        ? { role: 'user' as const, text: whole, reasoning: '' }
        : { role: 'assistant' as const, ...unfold(whole) };
    return told.text.trim() === '' ? [] : [{ id, ...told, ...message }];
  });
  const above = keptAbove(parentIn(said), new Set(written.map(({ id }) => id)));
  const messages = written.map(({ id, role, text, reasoning, ...message }): [string, ImportedMessage] => [
    id,
    {
      id,
      parent: above(message.parentId ?? null),
      role,
      text,
      reasoning,
      createdAt: fromSeconds(message.timestamp),
      model: role === 'user' ? null : (message.model ?? null),
    },
  ]);
  return parentsFirst(new Map(messages));
}

function parentIn(said: Said) {
  return (id: string) => (Object.hasOwn(said, id) ? (said[id]?.parentId ?? null) : null);
}
