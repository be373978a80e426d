// The guide's second program: asks several models at the lowest cost, takes what most of them say, and adds up what it cost. It is
// written for OpenRouter; OPENAI_BASE_URL and OPENAI_API_KEY say where it runs.
import OpenAI from 'openai';

const [question = '', ...models] = process.argv.slice(2);
const client = new OpenAI();
const cheapest: Record<string, unknown> = { route: 'lowest-cost', usage: { include: true } };

async function ask(model: string): Promise<{ answer: string; cost: number }> {
  const { choices, usage } = await client.chat.completions.create({
    ...cheapest,
    model,
    messages: [
      { role: 'system', content: 'Answer with the number alone.' },
      { role: 'user', content: question },
    ],
    max_tokens: 200,
  });
  const number = /\d[\d,]*(?=\D*$)/.exec(choices[0]?.message.content ?? '')?.[0] ?? '';
  return { answer: number, cost: (usage as { cost?: number } | undefined)?.cost ?? Number.NaN };
}

const votes = new Map<string, number>();
let cost = 0;
for (const given of await Promise.all(models.map(ask))) {
  votes.set(given.answer, (votes.get(given.answer) ?? 0) + 1);
  cost += given.cost;
}
const [[answer, count] = ['', 0]] = [...votes].toSorted(([, one], [, other]) => other - one);
process.stdout.write(`${answer} (${count} of ${models.length}, $${cost.toFixed(9)})\n`);
