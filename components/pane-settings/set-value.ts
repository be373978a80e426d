/** The object with `key` set, or without it where the value is undefined: what is not set is not sent. */
export function setValue<Values extends object, Key extends keyof Values>(
  values: Values,
  key: Key,
  value: Values[Key] | undefined,
): Values {
  const { [key]: _, ...others } = values;
  return (value === undefined ? others : { ...others, [key]: value }) as Values;
}

/** The object, or undefined where nothing in it is set. */
export function orUndefined<Values extends object>(values: Values): Values | undefined {
  return Object.keys(values).length > 0 ? values : undefined;
}
