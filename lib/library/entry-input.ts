import { z } from 'zod';
import type { Sharing } from '#lib/auth/sharing';
import { MAX_PANES } from '#lib/conversations/limits';
import { SettingsInput } from '#lib/conversations/settings-input';
import type { Kind } from './entry-view.ts';

type Whole = { name: string; sharing: Sharing } & Record<string, unknown>;
type Part = { name?: string | undefined; sharing?: Sharing | undefined } & Record<string, unknown>;

const NAME = z.string().trim().min(1).max(80);
const SHARING = z.enum(['personal', 'team']);

const CONTENTS = {
  preset: z.object({
    models: z.array(z.string().min(1).max(200)).min(1).max(MAX_PANES),
    settings: SettingsInput,
  }),
  prompt: z.object({
    text: z
      .string()
      .max(100_000)
      .refine((text) => text.trim() !== '', 'must not be blank'),
  }),
};

const WHOLE = { name: NAME, sharing: SHARING.default('personal') };
const PART = { name: NAME.optional(), sharing: SHARING.optional() };

/** A whole entry of each kind: its name, who sees it, and beside them its content. */
export const ENTRY_INPUT: Record<Kind, z.ZodType<Whole>> = {
  preset: z.object({ ...WHOLE, ...CONTENTS.preset.shape }),
  prompt: z.object({ ...WHOLE, ...CONTENTS.prompt.shape }),
};

/** What of an entry is to change. */
export const ENTRY_CHANGE: Record<Kind, z.ZodType<Part>> = {
  preset: z.object({ ...PART, ...CONTENTS.preset.partial().shape }),
  prompt: z.object({ ...PART, ...CONTENTS.prompt.partial().shape }),
};
