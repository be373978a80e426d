import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const CSP = 'content-security-policy';

/**
 * Tells browsers what a page of ours may do: run our own scripts alone, load from and send to our own origin alone (what a
 * model wrote fetches nothing from anywhere), be framed by nobody. server.ts calls it on every request; Next reads the
 * nonce from the request's header and puts it on its inline scripts.
 */
export function secureHeaders(message: IncomingMessage, response: ServerResponse, { isDev = false } = {}): void {
  response.setHeader('x-content-type-options', 'nosniff');
  if (message.url?.startsWith('/api/')) {
    delete message.headers[CSP];
    return;
  }
  const policy = toPolicy(randomBytes(16).toString('base64'), isDev);
  message.headers[CSP] = policy;
  response.setHeader(CSP, policy);
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('x-frame-options', 'DENY');
}

function toPolicy(nonce: string, isDev: boolean): string {
  return [
    `default-src 'self'`,
    // The highlighter of code is WebAssembly; Next's development build evaluates text.
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'${isDev ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `worker-src 'self' blob:`,
    `frame-src 'none'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
