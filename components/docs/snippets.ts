export type Snippet = { readonly id: string; readonly name: string; readonly note: string; readonly code: string };

const PROMPT = 'Say hello in one word.';

/** Programs that work as they stand, once `PARALLAX_API_KEY` holds a key. `baseUrl` ends in `/api/v1`. */
export function snippets(baseUrl: string, model: string): readonly Snippet[] {
  return [
    {
      id: 'curl',
      name: 'curl',
      note: 'The answer’s headers say what it cost and where it is in the ledger.',
      code: [
        `curl -i ${baseUrl}/chat/completions \\`,
        '  -H "Authorization: Bearer $PARALLAX_API_KEY" \\',
        '  -H "Content-Type: application/json" \\',
        '  -H "X-Title: My program" \\',
        `  -d '{"model": "${model}", "messages": [{"role": "user", "content": "${PROMPT}"}]}'`,
      ].join('\n'),
    },
    {
      id: 'python',
      name: 'Python, openai',
      note: 'pip install openai',
      code: [
        'import os',
        'from openai import OpenAI',
        '',
        `client = OpenAI(base_url="${baseUrl}", api_key=os.environ["PARALLAX_API_KEY"])`,
        '',
        'stream = client.chat.completions.create(',
        `    model="${model}",`,
        `    messages=[{"role": "user", "content": "${PROMPT}"}],`,
        '    stream=True,',
        ')',
        'for chunk in stream:',
        '    if chunk.choices:',
        '        print(chunk.choices[0].delta.content or "", end="", flush=True)',
      ].join('\n'),
    },
    {
      id: 'javascript',
      name: 'JavaScript, openai',
      note: 'npm install openai',
      code: [
        "import OpenAI from 'openai';",
        '',
        `const client = new OpenAI({ baseURL: '${baseUrl}', apiKey: process.env.PARALLAX_API_KEY });`,
        '',
        'const stream = await client.chat.completions.create({',
        `  model: '${model}',`,
        `  messages: [{ role: 'user', content: '${PROMPT}' }],`,
        '  stream: true,',
        '});',
        "for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? '');",
      ].join('\n'),
    },
    {
      id: 'ai-sdk',
      name: 'Vercel AI SDK',
      note: 'npm install ai @openrouter/ai-sdk-provider',
      code: [
        "import { createOpenRouter } from '@openrouter/ai-sdk-provider';",
        "import { streamText } from 'ai';",
        '',
        `const parallax = createOpenRouter({ baseURL: '${baseUrl}', apiKey: process.env.PARALLAX_API_KEY });`,
        '',
        `const { textStream } = streamText({ model: parallax('${model}'), prompt: '${PROMPT}' });`,
        'for await (const text of textStream) process.stdout.write(text);',
      ].join('\n'),
    },
    {
      id: 'langchain',
      name: 'LangChain',
      note: 'pip install langchain-openai',
      code: [
        'import os',
        'from langchain_openai import ChatOpenAI',
        '',
        'model = ChatOpenAI(',
        `    model="${model}",`,
        `    base_url="${baseUrl}",`,
        '    api_key=os.environ["PARALLAX_API_KEY"],',
        ')',
        `print(model.invoke("${PROMPT}").content)`,
      ].join('\n'),
    },
  ];
}
