import { AppError } from '#lib/errors';
import type { Imported } from './imported.ts';

/** @throws AppError `invalid_request` for messages that do not make a tree: a parent that is not before its child, an id twice, a head that is none. */
export function checkTree({ panes }: Imported, place: string): void {
  for (const [number, { messages, head }] of panes.entries()) {
    const known = new Set<string>();
    for (const [index, { id, parent }] of messages.entries()) {
      const field = `${place}.panes.${number}.messages.${index}`;
      if (known.has(id)) throw wrong(`${field}.id`, 'is there twice');
      if (parent !== null && !known.has(parent)) throw wrong(`${field}.parent`, 'is no message before it');
      known.add(id);
    }
    if (head !== null && !known.has(head)) throw wrong(`${place}.panes.${number}.head`, 'is no message of this pane');
  }
}

function wrong(field: string, what: string): AppError {
  return new AppError('invalid_request', `The field “${field}” is not valid: ${what}.`, { field });
}
