/** The part of a keyboard event that decides which key was meant. */
export interface KeyLike {
  key: string;
  code: string;
  shiftKey?: boolean;
}

const PUNCTUATION: Record<string, [plain: string, shifted: string]> = {
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
};

/** Layouts of these alphabets move the punctuation too: on ЙЦУКЕН the key `/` types a full stop. */
const MOVED_ON_SLASH = new Set(['.', ',']);

/**
 * The key as a shortcut should see it. A layout that types no Latin letters gives `о` for the key J: then the place on the
 * keyboard decides. Latin layouts keep their own letters, so that Dvorak's `j` stays where its owner expects it.
 */
export function latinKey({ key, code, shiftKey }: KeyLike): string {
  const moved = code === 'Slash' && MOVED_ON_SLASH.has(key);
  const isLatin = key.length !== 1 || key.charCodeAt(0) < 128;
  if (isLatin && !moved) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  return PUNCTUATION[code]?.[shiftKey ? 1 : 0] ?? key;
}
