import { capital, keywordsOf } from './text.ts';

const SKETCHES = {
  typescript: (name: string, topic: string) => `/** ${capital(topic)}. */
export function ${camel(name)}(input: string): string {
  if (input.trim() === '') throw new RangeError('input is empty');
  const parts = input.split(/\\s+/);
  // Your own rule goes here.
  return parts.map((part) => part.toLowerCase()).join('-');
}`,
  javascript: (name: string, topic: string) => `/** ${capital(topic)}. */
export function ${camel(name)}(input) {
  if (input.trim() === '') throw new RangeError('input is empty');
  const parts = input.split(/\\s+/);
  // Your own rule goes here.
  return parts.map((part) => part.toLowerCase()).join('-');
}`,
  python: (name: string, topic: string) => `def ${name}(text: str) -> str:
    """${capital(topic)}."""
    if not text.strip():
        raise ValueError("text is empty")
    parts = text.split()
    # Your own rule goes here.
    return "-".join(part.lower() for part in parts)`,
  rust: (name: string, topic: string) => `/// ${capital(topic)}.
pub fn ${name}(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("text is empty".into());
    }
    // Your own rule goes here.
    Ok(text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join("-"))
}`,
  go: (name: string, topic: string) => `// ${capital(camel(name))}: ${topic}.
func ${capital(camel(name))}(text string) (string, error) {
	if strings.TrimSpace(text) == "" {
		return "", errors.New("text is empty")
	}
	// Your own rule goes here.
	return strings.Join(strings.Fields(strings.ToLower(text)), "-"), nil
}`,
  java: (name: string, topic: string) => `/** ${capital(topic)}. */
static String ${camel(name)}(String text) {
    if (text.isBlank()) throw new IllegalArgumentException("text is empty");
    // Your own rule goes here.
    return String.join("-", text.toLowerCase().split("\\\\s+"));
}`,
  sql: (name: string, topic: string) => `-- ${capital(topic)}
SELECT date_trunc('month', created_at) AS month,
       count(*)                        AS ${name},
       sum(amount)                     AS total
FROM   orders
WHERE  created_at >= now() - interval '12 months'
GROUP  BY month
ORDER  BY month;`,
  bash: (name: string, topic: string) => `#!/usr/bin/env bash
# ${capital(topic)}
set -euo pipefail

${name}() {
  local folder=\${1:?folder}
  find "$folder" -type f -mtime -1 -print0 | sort -z | xargs -0 -r ls -lh
}

${name} "$@"`,
  html: (_name: string, topic: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${capital(topic)}</title>
  </head>
  <body>
    <main>
      <h1>${capital(topic)}</h1>
      <p>Your own words go here.</p>
    </main>
  </body>
</html>`,
  css: (name: string, topic: string) => `/* ${capital(topic)} */
.${name.replaceAll('_', '-')} {
  display: grid;
  gap: 1rem;
  place-items: center;
  min-height: 100dvh;
}`,
  ruby: (name: string, topic: string) => `# ${capital(topic)}
def ${name}(text)
  raise ArgumentError, 'text is empty' if text.strip.empty?

  # Your own rule goes here.
  text.downcase.split.join('-')
end`,
  cpp: (name: string, topic: string) => `// ${capital(topic)}
std::string ${name}(std::string text) {
    if (text.empty()) throw std::invalid_argument("text is empty");
    // Your own rule goes here.
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}`,
} satisfies Record<string, (name: string, topic: string) => string>;

/** A function with a telling name and an honest gap, in any of the languages that are recognised. */
export function sketchIn(language: string, topic: string): string {
  const words = keywordsOf(topic).filter(
    (word) => /^[a-z][a-z0-9]*$/i.test(word) && !Object.hasOwn(SKETCHES, word.toLowerCase()),
  );
  const name = words.slice(0, 3).join('_').toLowerCase() || 'answer';
  const sketch = Object.hasOwn(SKETCHES, language) ? SKETCHES[language as keyof typeof SKETCHES] : SKETCHES.typescript;
  return sketch(name, topic.replaceAll('*/', ''));
}

function camel(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
