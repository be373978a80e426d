const EXTENSIONS: Record<string, string> = {
  bash: 'sh',
  csharp: 'cs',
  'c++': 'cpp',
  dockerfile: 'Dockerfile',
  javascript: 'js',
  jsx: 'jsx',
  kotlin: 'kt',
  markdown: 'md',
  mermaid: 'mmd',
  python: 'py',
  ruby: 'rb',
  rust: 'rs',
  shell: 'sh',
  text: 'txt',
  tsx: 'tsx',
  typescript: 'ts',
  yaml: 'yml',
};

/** What a block of code is saved as; a language that is none of ours gives its extension only where it looks like one. */
export function fileNameOfCode(language: string): string {
  const extension = EXTENSIONS[language] ?? (/^[a-z][a-z0-9]{0,7}$/.test(language) ? language : 'txt');
  return extension === 'Dockerfile' ? extension : `code.${extension}`;
}
