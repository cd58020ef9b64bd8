import type { ExportedMessage } from './exported-message.js';
import type { ExportWords } from './export-words.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What a stranger wrote, harmless in a page. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

// Everything stands in the one file; nothing is loaded and nothing runs, whatever somebody wrote into it.
const POLICY = `default-src 'none'; img-src data:; style-src 'unsafe-inline'`;

const STYLE = `
  :root { color-scheme: light dark; --text: #1c2430; --muted: #5b6675; --page: #f4f5f7; --surface: #fff; --ours: #e2f1f0; --note: #fff4dc; --line: #d8dde3; }
  @media (prefers-color-scheme: dark) {
    :root { --text: #e8ebef; --muted: #a4afbc; --page: #14181d; --surface: #1f252c; --ours: #17393a; --note: #3a3018; --line: #38414b; }
  }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.45 system-ui, sans-serif; }
  main, header { max-width: 760px; margin: 0 auto; padding: 16px; }
  header { border-bottom: 1px solid var(--line); }
  h1 { font-size: 20px; margin: 0 0 4px; overflow-wrap: anywhere; }
  h2 { font-size: 13px; font-weight: 600; color: var(--muted); text-align: center; margin: 24px 0 8px; }
  header p { margin: 0; color: var(--muted); }
  article { max-width: 85%; margin: 8px 0; padding: 8px 12px; border-radius: 12px; background: var(--surface); border: 1px solid var(--line); break-inside: avoid; }
  article.ours { margin-left: auto; background: var(--ours); }
  article.comment { margin-left: auto; background: var(--note); border-style: dashed; }
  article.system { max-width: none; background: none; border: 0; color: var(--muted); text-align: center; padding: 2px 12px; }
  article p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
  .meta { font-size: 12px; color: var(--muted); }
  .deleted { font-style: italic; color: var(--muted); }
  img { display: block; max-width: 100%; max-height: 420px; margin: 6px 0; border-radius: 8px; }
  a { color: inherit; overflow-wrap: anywhere; }
  @media print {
    :root { color-scheme: light; --text: #000; --muted: #444; --page: #fff; --surface: #fff; --ours: #fff; --note: #fff; --line: #999; }
    main, header { max-width: none; padding: 0; }
    h2 { break-after: avoid; }
  }`;

export interface DocumentHead {
  locale: string;
  title: string;
  lines: string[];
}

export const documentHead = ({ locale, title, lines }: DocumentHead): string => `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="content-security-policy" content="${POLICY}">
<title>${escaped(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
</header>
<main>
`;

export const documentDay = (day: string): string => `<h2>${escaped(day)}</h2>\n`;

export const documentFoot = '</main>\n</body>\n</html>\n';

const SIDE: Record<string, string> = { to_client: 'ours', autoreply: 'ours', comment: 'comment', system: 'system' };

/** `files`: what stands for each of its files, a picture or a link. */
export function documentMessage(message: ExportedMessage, words: ExportWords, time: string, files: string[]): string {
  const { kind, author, text, edited, deleted, status } = message;
  const marks = [
    ...(kind === 'comment' ? [words.comment] : []),
    ...(edited && !deleted ? [words.edited] : []),
    ...(status === 'failed' ? [words.failed] : []),
  ];
  const body = text === '' ? '' : `<p${deleted ? ' class="deleted"' : ''}>${escaped(text)}</p>\n`;
  const head = kind === 'system' ? [time] : [author, time, ...marks];
  return `<article class="${SIDE[kind] ?? ''}">\n<div class="meta">${escaped(head.join(' · '))}</div>\n${body}${files.join('')}</article>\n`;
}

export const pictureIn = (bytes: Buffer, mime: string, name: string): string =>
  `<img alt="${escaped(name)}" src="data:${mime};base64,${bytes.toString('base64')}">\n`;

export const linkTo = (address: string, name: string): string => `<p><a href="${escaped(address)}">${escaped(name)}</a></p>\n`;
