/** What XML may hold in no way: control characters, and halves of signs. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** A text as XML holds it; what it cannot hold is left out. */
export const escaped = (value: string): string => value.replace(UNWRITABLE, '').replace(/[&<>"\r]/g, (sign) => SIGNS[sign]!);
