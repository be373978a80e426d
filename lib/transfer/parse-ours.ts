import { z } from 'zod';
import { SettingsInput } from '#lib/conversations/settings-input';
import { TagsInput } from '#lib/conversations/tags-input';
import { TitleInput } from '#lib/conversations/title-input';
import { FORMAT } from './exported.ts';
import type { Imported } from './imported.ts';

const Moment = z.iso.datetime();

const OurMessage = z.object({
  id: z.string().min(1).max(100),
  parent: z.string().max(100).nullable(),
  role: z.enum(['user', 'assistant']),
  createdAt: Moment,
  text: z.string(),
  reasoning: z.string().default(''),
  files: z.array(z.string()).default([]),
  answer: z.object({ model: z.string().min(1).max(200) }).optional(),
});

/** A file that Parallax exported. */
export const OurFile = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1, 'this file is of a newer Parallax'),
  exportedAt: Moment,
  conversations: z
    .array(
      z.object({
        title: TitleInput,
        createdAt: Moment,
        tags: TagsInput,
        panes: z
          .array(
            z.object({
              model: z.string().min(1).max(200),
              settings: SettingsInput,
              head: z.string().nullable(),
              messages: z.array(OurMessage),
            }),
          )
          .min(1)
          .max(8),
      }),
    )
    .min(1),
});

export function parseOurs({ conversations }: z.output<typeof OurFile>): Imported[] {
  return conversations.map(({ title, createdAt, tags, panes }) => ({
    title,
    createdAt: Date.parse(createdAt),
    tags,
    panes: panes.map((pane) => ({
      ...pane,
      messages: pane.messages.map(({ files, answer, ...message }) => ({
        ...message,
        text: [...files.map((name) => `[File: ${name}]`), message.text].filter(Boolean).join('\n\n'),
        createdAt: Date.parse(message.createdAt),
        model: answer?.model ?? null,
      })),
    })),
  }));
}
