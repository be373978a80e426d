import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65535);
const Url = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const Text = z.string().min(1);
const Key = Text.optional().transform((key) => key?.trim().replace(/^(['"])(.*)\1$/, '$2'));

const Schema = z.object({
  PORT: Port.default(3000),
  HOST: Text.default('0.0.0.0'),
  DATA_DIR: Text.default('./data'),
  PUBLIC_URL: Url.optional(),
  OPENROUTER_API_KEY: Key,
  /** Asks what the account was billed, and nothing else. */
  OPENROUTER_MANAGEMENT_KEY: Key,
  OPENROUTER_BASE_URL: Url.default('https://openrouter.ai/api/v1'),
  PARALLAX_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PARALLAX_SECRET_FILE: Text.optional(),
  PARALLAX_NEW_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PARALLAX_ADMIN_EMAIL: z.email().optional(),
  PARALLAX_ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  PARALLAX_PRIVATE_ORIGINS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    ),
  PARALLAX_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Which model writes titles, or `off`. */
  PARALLAX_TITLE_MODEL: Text.optional(),
  /** Node reads it itself; what it says of memory is Parallax's business too. */
  NODE_OPTIONS: z.string().default(''),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Env = z.infer<typeof Schema>;

/**
 * Reads and checks the environment. An empty variable counts as absent.
 * @throws Error in one sentence that names the variable.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = Schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`The environment variable ${String(issue?.path[0])} is wrong: ${issue?.message}.`);
}
