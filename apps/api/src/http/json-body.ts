import { DomainError } from '#domain/shared/domain-error.js';

/** Deeper than any body we know; a few thousand levels overflow the validator's stack. */
export const MAX_JSON_DEPTH = 32;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

export function decodeText(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw new DomainError('invalid_body', 'The body is not valid UTF-8; send it in UTF-8');
  }
}

/** Bytes to a value, refusing what would only break later: broken UTF-8, broken JSON, absurd nesting, keys that poison prototypes. */
export function parseJsonBody(bytes: Uint8Array): unknown {
  const text = decodeText(bytes);
  if (jsonDepth(text) > MAX_JSON_DEPTH) {
    throw new DomainError('invalid_body', `The body is nested deeper than ${MAX_JSON_DEPTH} levels; send it flatter`);
  }
  try {
    return JSON.parse(text, acceptable);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('invalid_body', 'The body is not valid JSON; check quotes, commas and brackets');
  }
}

/** Drops keys that poison prototypes. PostgreSQL cannot store a zero byte, and inside a plain statement it even cuts the statement off. */
function acceptable(key: string, value: unknown): unknown {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new DomainError(
      'invalid_input',
      `${key || 'The body'} contains a zero byte, which cannot be stored; remove it`,
      'invalid',
      key || undefined,
    );
  }
  return key === '__proto__' ? undefined : value;
}

/** The deepest nesting of brackets outside strings; cheap, and needs no stack. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === 0x5c) i += 1;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b || char === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (char === 0x7d || char === 0x5d) depth -= 1;
  }
  return deepest;
}
