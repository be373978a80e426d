const BYTES_PER_TOKEN = 3;
const TOKENS_PER_MESSAGE = 4;
/** A picture, a recording or a page costs about this much, whatever its base64 weighs. */
const TOKENS_PER_MEDIUM = 1500;
/** A document that says nothing of its pages has about one to so many bytes; one that lies elsewhere, about so many pages. */
const BYTES_PER_PAGE = 50_000;
const PAGES_ELSEWHERE = 20;
const PAGES_MOST = 1000;
/** A film costs about as much as so many pictures. */
const PICTURES_PER_FILM = 20;

const PICTURES = new Set(['image_url', 'image', 'input_image']);
const RECORDINGS = new Set(['input_audio', 'audio']);
const FILMS = new Set(['video_url', 'input_video', 'video']);
const DOCUMENTS = new Set(['file', 'input_file', 'document']);

/** About how many tokens a prompt has, and what in it can change their price. */
export type PromptSize = {
  tokens: number;
  /** Of those, the ones that a recording makes, and the ones that pictures, films and pages make. */
  audioTokens: number;
  imageTokens: number;
  /** Whether it asks to keep something in a cache for an hour, which is dearer to write. */
  hasLongCache: boolean;
};

/** Text by its bytes, media by their number: a part is a medium by its type alone, so text that looks like one is text. */
export function measurePrompt(parts: readonly unknown[]): PromptSize {
  let bytes = 0;
  let messages = 0;
  let pictures = 0;
  let recordings = 0;
  let hasLongCache = false;

  const walk = (value: unknown): void => {
    if (typeof value === 'string') bytes += Buffer.byteLength(value);
    // Embeddings take tokens as numbers too.
    else if (typeof value === 'number') bytes += BYTES_PER_TOKEN;
    else if (Array.isArray(value)) for (const entry of value) walk(entry);
    else if (typeof value === 'object' && value !== null) walkObject(value as Record<string, unknown>);
  };
  const walkObject = (object: Record<string, unknown>): void => {
    const type = typeof object.type === 'string' ? object.type : '';
    if (object.type === 'ephemeral' && object.ttl === '1h') hasLongCache = true;
    if (typeof object.role === 'string') messages += 1;
    if (PICTURES.has(type)) pictures += 1;
    else if (RECORDINGS.has(type)) recordings += 1;
    else if (FILMS.has(type)) pictures += PICTURES_PER_FILM;
    else if (DOCUMENTS.has(type)) walkDocument(object);
    else {
      for (const key of Object.keys(object)) {
        bytes += key.length;
        walk(object[key]);
      }
      return;
    }
    walk(object.cache_control);
  };
  const walkDocument = (object: Record<string, unknown>): void => {
    const texts = textsIn(object);
    const encoded = texts.find(isEncoded);
    if (encoded !== undefined) pictures += countPages(encoded);
    else if (texts.some(isAddress)) pictures += PAGES_ELSEWHERE;
    else for (const text of texts) walk(text);
  };

  for (const part of parts) walk(part);
  const audioTokens = recordings * TOKENS_PER_MEDIUM;
  const imageTokens = pictures * TOKENS_PER_MEDIUM;
  const textTokens = Math.ceil(bytes / BYTES_PER_TOKEN) + messages * TOKENS_PER_MESSAGE;
  return { tokens: textTokens + audioTokens + imageTokens, audioTokens, imageTokens, hasLongCache };
}

const DATA_URL = /^data:[^,]{0,200};base64,/;
const LEAST_ENCODED = 1024;
const BASE64 = /^[\w+/=\r\n-]+$/;

/** What a file's part holds as text: its content, its address, its name. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function isEncoded(text: string): boolean {
  return DATA_URL.test(text.slice(0, 300)) || (text.length >= LEAST_ENCODED && BASE64.test(text));
}

function isAddress(text: string): boolean {
  return /^https?:\/\//.test(text) || /^file[-_]/.test(text);
}

/** The pages that a PDF names, or as many as its size suggests, whichever is more. */
function countPages(encoded: string): number {
  const file = Buffer.from(encoded.slice(encoded.indexOf(',') + 1), 'base64').toString('latin1');
  const named = file.match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0;
  const counts = [...file.matchAll(/\/Count\s+(\d{1,6})/g)].map(([, count]) => Number(count));
  return Math.min(PAGES_MOST, Math.max(1, named, Math.ceil(file.length / BYTES_PER_PAGE), ...counts));
}
