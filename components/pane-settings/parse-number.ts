export type NumberRange = { readonly min: number; readonly max: number; readonly isWhole: boolean };

/** What was typed as a number: nothing is undefined (the model's own default), what cannot be is said in words. */
export function parseNumber(
  text: string,
  { min, max, isWhole }: NumberRange,
): { value: number | undefined; problem: null } | { value: null; problem: string } {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return { value: undefined, problem: null };
  const value = Number(trimmed);
  if (!Number.isFinite(value)) return { value: null, problem: 'This is no number.' };
  if (isWhole && !Number.isInteger(value)) return { value: null, problem: 'Must be a whole number.' };
  if (value < min || value > max)
    return {
      value: null,
      problem: max >= Number.MAX_SAFE_INTEGER ? `Must be ${min} or more.` : `Must be from ${min} to ${max}.`,
    };
  return { value, problem: null };
}
