import { newUuid } from './new-uuid.ts';

const PREFIX = 'parallax.sending.';
const KEPT_MS = 15_000;

type Claim = { id: string; digest: string; tab: string; at: number; isHeard: boolean };

/**
 * The id under which this prompt is sent. The same prompt sent again before the server was heard, or at the same moment by another tab
 * that shows the same draft, gets the same id, so that it is answered once.
 */
export function claimTurnId(key: string, prompt: string, tab: string, now = Date.now()): string {
  const before = read(key);
  const digest = digestOf(prompt);
  const isSame = before?.digest === digest && now - before.at < KEPT_MS && !(before.isHeard && before.tab === tab);
  if (before && isSame) return before.id;
  const claim: Claim = { id: newUuid(), digest, tab, at: now, isHeard: false };
  write(key, claim);
  return claim.id;
}

/** The server took the prompt: the same words from this tab are a new prompt from now on. */
export function settleClaim(key: string, id: string): void {
  const claim = read(key);
  if (claim?.id === id) write(key, { ...claim, isHeard: true });
}

/**
 * Tells two prompts apart without keeping either: what was sent stays in no browser. Two 32-bit hashes (FNV-1a, forwards and
 * backwards) and the length; `crypto.subtle` is missing without TLS, where many self-host.
 */
function digestOf(prompt: string): string {
  const codes = Array.from({ length: prompt.length }, (_, index) => prompt.charCodeAt(index));
  const hash = (all: readonly number[]) =>
    all.reduce((sum, code) => Math.imul(sum ^ code, 0x01_00_01_93) >>> 0, 0x81_1c_9d_c5).toString(36);
  return `${prompt.length}.${hash(codes)}.${hash(codes.toReversed())}`;
}

function read(key: string): Claim | null {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null') as Claim | null;
  } catch {
    return null;
  }
}

function write(key: string, claim: Claim): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(claim));
  } catch {
    // Storage is full or forbidden: each press then counts for itself.
  }
}
