/** Deeper bodies are refused: no provider nests more than a dozen levels, and recursion costs stack. */
export const MAX_JSON_DEPTH = 32;

/** Why bytes are no JSON that we take. */
export class UnreadableJson extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableJson';
  }
}

/**
 * Parses JSON that a stranger wrote. The depth is counted on the bytes before anything recurses, and every string is
 * made storable: PostgreSQL refuses NUL characters and lone surrogates, and one of them would cost the whole message.
 */
export function parseUntrustedJson(source: Uint8Array | string): unknown {
  const bytes = typeof source === 'string' ? Buffer.from(source, 'utf8') : source;
  if (nestsDeeperThan(bytes, MAX_JSON_DEPTH)) throw new UnreadableJson(`The body is nested deeper than ${MAX_JSON_DEPTH} levels.`);
  const text = new TextDecoder().decode(bytes);
  try {
    return storable(JSON.parse(text));
  } catch {
    throw new UnreadableJson('The body is not valid JSON.');
  }
}

const SUSPECT = /[\0\ud800-\udfff]/;

/** Replaces what a database cannot store; well-formed text comes back unchanged. Most texts need only the quick look. */
export const storableText = (text: string): string => (SUSPECT.test(text) ? text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD') : text);

/** Mends a freshly parsed value in place; a key `__proto__` has no business in it. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    const part = storable(holder[key]);
    const name = storableText(key);
    if (name !== key || key === '__proto__') delete holder[key];
    if (key !== '__proto__') holder[name] = part;
  }
  return value;
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

function nestsDeeperThan(bytes: Uint8Array, limit: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (++depth > limit) return true;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--;
  }
  return false;
}
