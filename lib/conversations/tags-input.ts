import { z } from 'zod';

const MOST_TAGS = 12;

const Tag = z
  .string()
  .max(60)
  .transform((tag) => tag.trim().replace(/^#/, '').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'must not be blank').max(40));

/** The tags of a conversation, each once. */
export const TagsInput = z
  .array(Tag)
  .max(MOST_TAGS)
  .transform((tags) => [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()]);
