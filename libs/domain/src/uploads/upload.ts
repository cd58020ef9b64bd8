/** The largest file that an operator may upload. What a channel takes may be less; that is checked when the message is sent. */
export const UPLOAD_LIMIT_BYTES = 25 * 1024 * 1024;

const NAME_MAX_LENGTH = 200;

/** A file's name as it may stand on a screen and in a header: no folders, no control characters, not endless. */
export function safeFileName(name: string | undefined): string {
  const last = (name ?? '').normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  // Controls, broken characters, and the marks that turn the reading direction round: "gpj.exe" must not look like "exe.jpg".
  const clean = last.replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]/gu, '').trim();
  return [...clean].slice(-NAME_MAX_LENGTH).join('') || 'file';
}
