export type CodeRequest = { readonly model: string; readonly messages: readonly object[] } & Readonly<
  Record<string, unknown>
>;

export type Language = 'curl' | 'python' | 'javascript';

/** The same request as a program that works as it stands, once `PARALLAX_API_KEY` holds a key. `baseUrl` ends in `/api/v1`. */
export function toCode(language: Language, baseUrl: string, request: CodeRequest): string {
  const body = JSON.stringify(request, null, 2);
  if (language === 'curl') {
    return [
      `curl ${baseUrl}/chat/completions \\`,
      '  -H "Authorization: Bearer $PARALLAX_API_KEY" \\',
      '  -H "Content-Type: application/json" \\',
      `  -d ${inShell(body)}`,
    ].join('\n');
  }
  if (language === 'python') {
    return [
      'import json',
      'import os',
      'import urllib.request',
      '',
      `body = json.loads(${inPython(body)})`,
      '',
      'request = urllib.request.Request(',
      `    "${baseUrl}/chat/completions",`,
      '    data=json.dumps(body).encode(),',
      '    headers={',
      '        "Authorization": "Bearer " + os.environ["PARALLAX_API_KEY"],',
      '        "Content-Type": "application/json",',
      '    },',
      ')',
      'with urllib.request.urlopen(request) as response:',
      '    print(json.load(response)["choices"][0]["message"]["content"])',
    ].join('\n');
  }
  return [
    `const response = await fetch('${baseUrl}/chat/completions', {`,
    "  method: 'POST',",
    '  headers: {',
    "    Authorization: 'Bearer ' + process.env.PARALLAX_API_KEY,",
    "    'Content-Type': 'application/json',",
    '  },',
    `  body: JSON.stringify(${body.replaceAll('\n', '\n  ')}),`,
    '});',
    'const { choices } = await response.json();',
    'console.log(choices[0].message.content);',
  ].join('\n');
}

/** In single quotes a shell reads nothing but their end. */
function inShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A raw text cannot hold its own end; JSON has that in its texts alone, where it can be told otherwise. */
function inPython(json: string): string {
  return `r'''${json.replaceAll("'", String.raw`\u0027`)}'''`;
}
