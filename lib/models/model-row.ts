import type { Model } from './model.ts';

/** A model as the picker gets it. */
export type ModelRow = Omit<Model, 'description'> & {
  /** Whether its price depends on the prompt's length or the hour. */
  readonly hasTiers: boolean;
};
