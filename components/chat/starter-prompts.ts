/** Prompts that a newcomer can run at once: a table, code, an argument, a formula. */
export const STARTER_PROMPTS: readonly { title: string; text: string }[] = [
  {
    title: 'Weigh two databases',
    text: 'Compare SQLite and PostgreSQL for a web application that a team of ten hosts itself. Give a table of what matters, then one recommendation with its reason.',
  },
  {
    title: 'Write a small function',
    text: 'Write a TypeScript function that splits text into sentences, keeping abbreviations such as “e.g.” whole. Show it with three test cases.',
  },
  {
    title: 'Explain it twice',
    text: 'Explain why the sky is blue: first to a child of eight in three sentences, then to a physicist with the formula.',
  },
  {
    title: 'Find the weak spot',
    text: 'Here is a plan: “We move every service to one queue, so that nothing can get lost.” List what can go wrong, the most likely first, and one question to ask for each.',
  },
];
