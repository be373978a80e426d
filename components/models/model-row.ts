import type { Model } from '#lib/models/model';

/** A model as /api/models lists it. */
export type ModelRow = Omit<Model, 'description'> & { readonly hasTiers: boolean };
