import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const CSP = 'content-security-policy';

/** Of what is no page: should a browser be made to show it as one, it runs nothing, loads nothing and belongs to no origin. */
const NO_PAGE = `default-src 'none'; frame-ancestors 'none'; sandbox`;

/**
 * Tells browsers what a page of ours may do: run our own scripts alone, load from and send to our own origin alone (what a
 * model wrote fetches nothing from anywhere), be framed by nobody, be read by no other site. server.ts calls it on every
 * request; Next reads the nonce from the request's header and puts it on its inline scripts.
 */
export function secureHeaders(message: IncomingMessage, response: ServerResponse, { isDev = false } = {}): void {
  response.setHeader('x-content-type-options', 'nosniff');
  const isApi = message.url?.startsWith('/api/') ?? false;
  if (isApi) delete message.headers[CSP];
  // What programs read is no page's business, and its headers are paid for by every call.
  if (message.url?.startsWith('/api/v1/')) return;
  // Whoever answers may say better; what nobody thinks of, a redirect or an error of Next's, no browser keeps.
  if (!message.url?.startsWith('/_next/static/')) response.setHeader('cache-control', 'private, no-store');
  const policy = isApi ? NO_PAGE : toPolicy(randomBytes(16).toString('base64'), isDev);
  if (!isApi) message.headers[CSP] = policy;
  response.setHeader(CSP, policy);
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
}

function toPolicy(nonce: string, isDev: boolean): string {
  return [
    `default-src 'self'`,
    // Next's development build evaluates text.
    `script-src 'self' 'nonce-${nonce}'${isDev ? ` 'unsafe-eval'` : ''}`,
    // Next's development build writes style elements. Bars and formulas come with style attributes, which select nothing but
    // their own element.
    `style-src 'self' ${isDev ? `'unsafe-inline'` : `'nonce-${nonce}'`}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self' data:`,
    `worker-src 'self'`,
    // Diagrams are drawn in a frame that belongs to no origin (diagram-routes.ts); no other page of ours lets itself be framed.
    `frame-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
