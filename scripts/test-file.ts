/** Matches the paths of tests and of what tests are made of. Source text of a regular expression. */
export const testFile = String.raw`\.(test|testing|soak|spec)\.tsx?$|(^|/)testing[a-z-]*(/|\.ts$)`;
