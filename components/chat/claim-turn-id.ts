import { newUuid } from './new-uuid.ts';

const PREFIX = 'parallax.sending.';
const KEPT_MS = 15_000;

type Claim = { id: string; prompt: string; tab: string; at: number; isHeard: boolean };

/**
 * The id under which this prompt is sent. The same prompt sent again before the server was heard, or at the same moment by another tab
 * that shows the same draft, gets the same id, so that it is answered once.
 */
export function claimTurnId(key: string, prompt: string, tab: string, now = Date.now()): string {
  const before = read(key);
  const isSame = before?.prompt === prompt && now - before.at < KEPT_MS && !(before.isHeard && before.tab === tab);
  if (before && isSame) return before.id;
  const claim: Claim = { id: newUuid(), prompt, tab, at: now, isHeard: false };
  write(key, claim);
  return claim.id;
}

/** The server took the prompt: the same words from this tab are a new prompt from now on. */
export function settleClaim(key: string, id: string): void {
  const claim = read(key);
  if (claim?.id === id) write(key, { ...claim, isHeard: true });
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
