import type { Locale } from '#domain/companies/company.js';

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);

/** What people called things is one line here, whatever they wrote. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const paragraph = (text: string, more = ''): string => `<p style="margin:0 0 16px${more}">${escaped(text)}</p>`;

/** What one can do, and where. */
export interface LetterLink {
  action: string;
  link: string;
}

const SMALL = ';font-size:14px;color:#595f69';

/** A letter as a page without pictures; `body` is written already, what stands below it is not. `end` is how not to get the next one. */
export function wholePage(locale: Locale, { action, link }: LetterLink, body: string[], below: string[], end?: LetterLink): string {
  const button = 'display:inline-block;padding:12px 20px;border-radius:8px;background:#1c6fd4;color:#ffffff;text-decoration:none';
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>`,
    '<body style="margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif">',
    '<div style="max-width:560px">',
    ...body,
    `<p style="margin:0 0 16px"><a href="${escaped(link)}" style="${button}">${escaped(action)}</a></p>`,
    ...below.map((text) => paragraph(text, SMALL)),
    ...(end ? [`<p style="margin:0 0 16px${SMALL}"><a href="${escaped(end.link)}">${escaped(end.action)}</a></p>`] : []),
    // The address itself, for programs that show no buttons, and for whoever wants to see where it leads.
    `<p style="margin:0;font-size:13px;color:#595f69;word-break:break-all">${escaped(link)}</p>`,
    '</div></body></html>',
  ].join('\n');
}
