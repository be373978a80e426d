import { z } from 'zod';

export const TitleInput = z
  .string()
  .max(200)
  .transform((title) => title.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'must not be blank'));
