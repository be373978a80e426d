// The guide's first program: a chat that goes on with the next model when the first is not there, a self-hosted one last. It is written
// for OpenRouter; OPENAI_BASE_URL and OPENAI_API_KEY say where it runs.
import OpenAI from 'openai';

const [question = '', ...models] = process.argv.slice(2);
const [model = 'openai/gpt-4o-mini'] = models;
const client = new OpenAI({ defaultHeaders: { 'HTTP-Referer': 'https://guide.example.com', 'X-Title': 'The guide' } });
const routed: Record<string, unknown> = { models, route: 'fallback' };

const stream = await client.chat.completions.create({
  ...routed,
  model,
  messages: [{ role: 'user', content: question }],
  stream: true,
  stream_options: { include_usage: true },
});

let answeredBy = '';
let tokens = 0;
for await (const chunk of stream) {
  process.stdout.write(chunk.choices[0]?.delta.content ?? '');
  answeredBy = chunk.model;
  tokens = chunk.usage?.total_tokens ?? tokens;
}
process.stdout.write(`\n-- ${answeredBy}, ${tokens} tokens\n`);
