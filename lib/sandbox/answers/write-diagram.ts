import type { Random } from '#lib/sandbox/random';
import { capital, keywordsOf } from './text.ts';
import type { Wish } from './wish.ts';

/** A Mermaid diagram that is about the prompt: a sequence, a state machine or a flow chart. */
export function writeDiagram({ prompt, topic }: Wish, luck: Random): string {
  const words = keywordsOf(topic).map((word) => capital(word.replaceAll(/[^\p{L}\p{N} -]/gu, '')));
  const [first = 'Request', second = 'Service', third = 'Store'] =
    words.length > 1 ? words : [...words, 'Service', 'Store'];
  const source = /sequence|login|auth|request|api|message/i.test(prompt)
    ? sequence(first, second, third)
    : /state|status|lifecycle/i.test(prompt)
      ? states(first)
      : flow(capital(topic.replaceAll('"', '’')), luck);
  return `\`\`\`mermaid\n${source}\n\`\`\`\n\nRead it from the top: every arrow is one step, and the branch in the middle is where the time goes.`;
}

function sequence(first: string, second: string, third: string): string {
  return `sequenceDiagram
  actor Person
  participant A as ${first}
  participant B as ${second}
  participant C as ${third}
  Person->>A: asks
  A->>B: passes it on
  B->>C: looks it up
  alt found
    C-->>B: the record
    B-->>A: an answer
  else not found
    C-->>B: nothing
    B-->>A: a clear refusal
  end
  A-->>Person: shows what happened`;
}

function states(name: string): string {
  return `stateDiagram-v2
  [*] --> Draft
  Draft --> Open : ${name} begins
  Open --> Waiting : needs an answer
  Waiting --> Open : answered
  Open --> Done : checked
  Open --> Dropped : given up
  Done --> [*]
  Dropped --> [*]`;
}

function flow(topic: string, luck: Random): string {
  const check = luck.pick(['Good enough?', 'Does it hold?', 'Is it what was asked?']);
  return `flowchart TD
  start(["${topic}"]) --> aim["Say what it is for"]
  aim --> try["Try the smallest version"]
  try --> check{"${check}"}
  check -- yes --> keep["Keep it and write it down"]
  check -- no --> learn["Note what was wrong"]
  learn --> try
  keep --> done(["Done"])`;
}
