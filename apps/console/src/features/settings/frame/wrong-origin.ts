export type WrongOrigin = 'wildcard' | 'scheme' | 'malformed' | 'path' | 'insecure';

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

export const originsOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** What is wrong with the first line that is no site; null = nothing. The server looks again, and has the last word. */
export function wrongOrigin(text: string): { origin: string; why: WrongOrigin } | null {
  for (const origin of originsOf(text)) {
    const why = fault(origin);
    if (why) return { origin, why };
  }
  return null;
}

function fault(origin: string): WrongOrigin | null {
  if (origin.includes('*')) return 'wildcard';
  if (!/^https?:\/\//i.test(origin)) return 'scheme';
  if (!URL.canParse(origin)) return 'malformed';
  const { pathname, protocol, hostname, username } = new URL(origin);
  if (username) return 'malformed';
  if (pathname !== '/' || /[?#]/.test(origin)) return 'path';
  return protocol === 'http:' && !LOCAL.includes(hostname) ? 'insecure' : null;
}
