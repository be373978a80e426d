export type Provider = {
  /** As `provider` shows it in an answer. */
  readonly name: string;
  /** As `provider.only` and `provider.order` spell it. */
  readonly slug: string;
  /** Whether closing the connection ends the generation, and what it costs (contract §3.5). */
  readonly stopsOnCancel: boolean;
};

const stopping = (name: string, slug: string): Provider => ({ name, slug, stopsOnCancel: true });
const running = (name: string, slug: string): Provider => ({ name, slug, stopsOnCancel: false });

const OPENAI = stopping('OpenAI', 'openai');
const AZURE = stopping('Azure', 'azure');
const ANTHROPIC = stopping('Anthropic', 'anthropic');
const BEDROCK = running('Amazon Bedrock', 'amazon-bedrock');
const VERTEX = running('Google', 'google-vertex');
const AI_STUDIO = running('Google AI Studio', 'google-ai-studio');
const DEEPINFRA = stopping('DeepInfra', 'deepinfra');
const TOGETHER = stopping('Together', 'together');
const FIREWORKS = stopping('Fireworks', 'fireworks');
const NOVITA = stopping('Novita', 'novita');
const GROQ = running('Groq', 'groq');
const ALIBABA = running('Alibaba', 'alibaba');

const BY_AUTHOR: Readonly<Record<string, readonly [Provider, ...Provider[]]>> = {
  openai: [OPENAI, AZURE],
  anthropic: [ANTHROPIC, BEDROCK, VERTEX],
  google: [AI_STUDIO, VERTEX],
  amazon: [BEDROCK],
  'meta-llama': [DEEPINFRA, TOGETHER, GROQ],
  mistralai: [running('Mistral', 'mistral')],
  'x-ai': [stopping('xAI', 'xai')],
  cohere: [stopping('Cohere', 'cohere')],
  deepseek: [stopping('DeepSeek', 'deepseek'), FIREWORKS, NOVITA],
  qwen: [ALIBABA, DEEPINFRA, TOGETHER],
  moonshotai: [stopping('Moonshot AI', 'moonshotai'), FIREWORKS],
  minimax: [running('Minimax', 'minimax'), NOVITA],
  'z-ai': [stopping('Z.AI', 'z-ai'), DEEPINFRA],
  perplexity: [running('Perplexity', 'perplexity')],
  nvidia: [DEEPINFRA],
  liquid: [stopping('Liquid', 'liquid')],
  reflection: [running('Reflection', 'reflection')],
  'aion-labs': [running('AionLabs', 'aion-labs')],
  ai21: [running('AI21', 'ai21')],
};

const OPEN_WEIGHTS = [DEEPINFRA, NOVITA, TOGETHER, FIREWORKS] as const;

/** Who serves the models of an author, best first. The catalogue does not say; this is plausible and never changes. */
export function providersOf(modelId: string): readonly [Provider, ...Provider[]] {
  const author = authorOf(modelId);
  return BY_AUTHOR[author] ?? [OPEN_WEIGHTS[author.length % OPEN_WEIGHTS.length] ?? DEEPINFRA];
}

export function allProviders(): Provider[] {
  const every = [...Object.values(BY_AUTHOR).flat(), ...OPEN_WEIGHTS];
  return [...new Map(every.map((provider) => [provider.slug, provider])).values()];
}

export function authorOf(modelId: string): string {
  return modelId.replace(/^~/, '').split('/')[0] ?? '';
}
