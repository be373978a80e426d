import type { Random } from '#lib/sandbox/random';
import { sketchIn } from './code-sketches.ts';
import { CODE_TASKS } from './code-tasks.ts';
import type { Wish } from './wish.ts';

/** Working code where the task is a known one, else a sketch with the right name in the right language. */
export function writeCode(wish: Wish, luck: Random): string {
  const language = wish.language ?? 'typescript';
  const task = CODE_TASKS.find(
    ({ pattern, sources }) => pattern.test(wish.prompt) && sourceIn(sources, language) !== null,
  );
  const source = task ? sourceIn(task.sources, language) : null;
  const code = source ?? sketchIn(language, wish.topic);
  const fence = `\`\`\`${language}\n${code}\n\`\`\``;
  const notes = task?.notes ?? [
    'The name says what it does; the body is one decision after another, so that each can be tested alone.',
    'Bad input is refused at the start, with a message that names it.',
    'It is a sketch: put your own rule where the comment stands.',
  ];
  const heading = luck.pick(['How it works', 'Notes', 'A few remarks']);
  return `${fence}\n\n**${heading}**\n\n${notes.map((note) => `- ${note}`).join('\n')}`;
}

/** TypeScript and JavaScript share a source: what stands in «» is for TypeScript only. */
function sourceIn(sources: Readonly<Record<string, string>>, language: string): string | null {
  if (language !== 'javascript') return sources[language]?.replaceAll(/[«»]/g, '') ?? null;
  return sources.typescript?.replaceAll(/«[^»]*»/g, '') ?? null;
}
