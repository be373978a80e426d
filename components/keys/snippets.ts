/** The base URL that programs call, of a server at `origin`. */
function baseUrlOf(origin: string): string {
  return `${origin}/api/v1`;
}

/** Lines for an environment file, under the names that OpenAI's own SDKs read. */
export function envLines(origin: string, key: string): string {
  return `OPENAI_BASE_URL=${baseUrlOf(origin)}\nOPENAI_API_KEY=${key}`;
}

/** A command that works as it stands: a first answer of `model`, or, with a management key, the list of keys. */
export function curlLines(origin: string, key: string, model: string | null): string {
  const authorization = `  -H 'Authorization: Bearer ${key}'`;
  if (model === null) return `curl ${baseUrlOf(origin)}/keys \\\n${authorization}`;
  const body = JSON.stringify({ model, messages: [{ role: 'user', content: 'Say hello.' }] });
  return [
    `curl ${baseUrlOf(origin)}/chat/completions \\`,
    `${authorization} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join('\n');
}
