import { AppError } from '#lib/errors';
import type { Imported } from './imported.ts';

/** Twice what a prompt may have. Each is written and indexed in one go, which takes a tenth of a second for so many. */
const MOST_CHARACTERS = 2_000_000;

/**
 * @throws AppError `invalid_request` for messages that do not make a tree: a parent that is not before its child, an id twice, a head that is
 * none; and for one that is too long.
 */
export function checkTree({ panes }: Imported, place: string): void {
  for (const [number, { messages, head }] of panes.entries()) {
    const known = new Set<string>();
    for (const [index, { id, parent, text, reasoning }] of messages.entries()) {
      const field = `${place}.panes.${number}.messages.${index}`;
      if (known.has(id)) throw wrong(`${field}.id`, 'is there twice');
      if (parent !== null && !known.has(parent)) throw wrong(`${field}.parent`, 'is no message before it');
      if (text.length + reasoning.length > MOST_CHARACTERS)
        throw wrong(`${field}.text`, `has more than ${MOST_CHARACTERS} characters`);
      known.add(id);
    }
    if (head !== null && !known.has(head)) throw wrong(`${place}.panes.${number}.head`, 'is no message of this pane');
  }
}

function wrong(field: string, what: string): AppError {
  return new AppError('invalid_request', `The field “${field}” is not valid: ${what}.`, { field });
}
