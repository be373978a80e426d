import { AppError } from '#lib/errors';
import type { Model } from '#lib/models/model';

/** @throws AppError `unknown_model` for an id that the catalogue does not know. */
export function requireModel(app: { catalogue: { find: (id: string) => Model | null } }, id: string): void {
  if (!app.catalogue.find(id))
    throw new AppError('unknown_model', `There is no model “${id}” in the catalogue; choose another one.`, {
      field: 'model',
    });
}
