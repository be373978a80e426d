import type { ExportedConversation, ExportedMessage, ExportedPane } from './exported.ts';

/** A conversation to be read: the paths shown, who answered, what it cost, and the parameters. */
export function toMarkdown({ title, createdAt, tags, panes }: ExportedConversation, exportedAt: string): string {
  const about = [
    `Begun ${day(createdAt)}`,
    `exported ${day(exportedAt)} from Parallax`,
    ...tags.map((tag) => `#${tag}`),
  ];
  return `${[`# ${oneLine(title)}`, about.join(' · '), ...panes.map((pane) => ofPane(pane, panes.length > 1))].join('\n\n')}\n`;
}

function ofPane(pane: ExportedPane, isOneOfMany: boolean): string {
  const settings =
    Object.keys(pane.settings).length > 0
      ? [`Parameters:\n\n${fenced(JSON.stringify(pane.settings, null, 2), 'json')}`]
      : [];
  const heading = isOneOfMany ? [`---\n\n## ${oneLine(pane.model)}`] : [`Model: \`${oneLine(pane.model)}\``];
  return [...heading, ...settings, ...pathOf(pane).map((message) => ofMessage(message, pane.model))].join('\n\n');
}

function ofMessage({ role, text, files = [], answer }: ExportedMessage, model: string): string {
  const who = role === 'user' ? 'Prompt' : oneLine(answer?.model ?? model);
  const attached = files.length > 0 ? [`Files, not in this export: ${files.map(oneLine).join(', ')}`] : [];
  const cost = answer?.costUsd ? [`*$${answer.costUsd}${tokensOf(answer)}*`] : [];
  return [`### ${who}`, ...attached, ...(text ? [text] : []), ...cost].join('\n\n');
}

function tokensOf({ promptTokens, completionTokens }: NonNullable<ExportedMessage['answer']>): string {
  return promptTokens === null || completionTokens === null
    ? ''
    : ` · ${promptTokens} tokens in, ${completionTokens} out`;
}

/** The messages shown, oldest first. */
function pathOf({ head, messages }: ExportedPane): ExportedMessage[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const path: ExportedMessage[] = [];
  for (let at = byId.get(head ?? ''); at; at = byId.get(at.parent ?? '')) path.unshift(at);
  return path;
}

function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function day(iso: string): string {
  return iso.slice(0, 10);
}
