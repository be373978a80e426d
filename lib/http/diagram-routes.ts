import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { App } from '#lib/app';
import type { NodeRoute } from './node-route.ts';

/** From where the process runs: Next bundles this file elsewhere, and knows no `import.meta.resolve`. */
const LIBRARY = 'node_modules/mermaid/dist/mermaid.min.js';
const BECAUSE = 'a public library in a frame of no origin, which carries no cookie';

/**
 * Where diagrams are drawn: a frame that belongs to no origin, so that a diagram's text, should it break out of the library, finds no
 * session, no page and no network. The page gets back a picture, in which nothing runs.
 */
export const DIAGRAM_ROUTES: readonly NodeRoute<App>[] = [
  {
    method: 'GET',
    path: '/api/diagrams/frame',
    allow: 'open',
    because: BECAUSE,
    answer: async ({ response }) => {
      response.removeHeader('x-frame-options');
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts",
        'cache-control': 'private, no-store',
      });
      response.end(FRAME);
    },
  },
  {
    method: 'GET',
    path: '/api/diagrams/frame.js',
    allow: 'open',
    because: BECAUSE,
    answer: async ({ response }) => {
      response.writeHead(200, { ...SCRIPT, 'cache-control': 'no-cache' });
      response.end(DRAWER);
    },
  },
  {
    method: 'GET',
    path: '/api/diagrams/mermaid.js',
    allow: 'open',
    because: BECAUSE,
    answer: async ({ message, response }) => {
      const isPacked = String(message.headers['accept-encoding'] ?? '').includes('gzip');
      response.writeHead(200, {
        ...SCRIPT,
        'cache-control': 'public, max-age=86400',
        vary: 'accept-encoding',
        ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
      });
      const library = createReadStream(join(process.cwd(), LIBRARY));
      // Who leaves early leaves no open file behind; anybody may ask, so packing is to be cheap.
      const sent = isPacked ? pipeline(library, createGzip({ level: 2 }), response) : pipeline(library, response);
      await sent.catch(() => response.destroy());
    },
  },
];

const FRAME = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Diagrams</title>
<body>
<script src="/api/diagrams/mermaid.js"></script>
<script src="/api/diagrams/frame.js"></script>
`;

/** Draws what the page asks for, one diagram after the other, and answers it alone. */
const DRAWER = `
const OPTIONS = {
  startOnLoad: false,
  look: 'classic',
  securityLevel: 'strict',
  htmlLabels: false,
  flowchart: { htmlLabels: false },
  class: { htmlLabels: false },
  fontFamily: 'ui-sans-serif, system-ui, sans-serif',
  maxTextSize: 20000,
  maxEdges: 300,
  suppressErrorRendering: true,
  secure: ['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'htmlLabels', 'fontFamily', 'themeCSS', 'flowchart', 'class', 'suppressErrorRendering'],
};
const LIGHT = { darkMode: false, background: '#fff', primaryColor: '#eff1f5', primaryTextColor: '#1c2029', primaryBorderColor: '#8b919c', lineColor: '#676d79', secondaryColor: '#e6e9ee', tertiaryColor: '#f7f8fa', edgeLabelBackground: '#fff' };
const DARK = { darkMode: true, background: '#131519', primaryColor: '#23262c', primaryTextColor: '#e8eaee', primaryBorderColor: '#6f7580', lineColor: '#9aa0ab', secondaryColor: '#2b2f36', tertiaryColor: '#1b1d22', edgeLabelBackground: '#131519' };
let drawing = Promise.resolve();
addEventListener('message', (event) => {
  if (event.source !== parent) return;
  const { id, code, isDark } = event.data;
  drawing = drawing.then(async () => {
    try {
      mermaid.initialize({ ...OPTIONS, theme: 'base', themeVariables: isDark ? DARK : LIGHT });
      const { svg } = await mermaid.render('diagram', code);
      parent.postMessage({ id, svg }, '*');
    } catch (error) {
      document.querySelectorAll('#diagram, #ddiagram').forEach((left) => left.remove());
      parent.postMessage({ id, problem: String(error && error.message).slice(0, 300) }, '*');
    }
  });
});
parent.postMessage({ isReady: true }, '*');
`;

/** A document of no origin loads these, so every origin may. */
const SCRIPT = { 'content-type': 'text/javascript; charset=utf-8', 'cross-origin-resource-policy': 'cross-origin' };
