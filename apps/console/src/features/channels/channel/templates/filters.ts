import type { ListedTemplate } from '../../../../api/channel-types.js';

export interface TemplateFilter {
  search: string;
  /** Null: any. */
  status: string | null;
  category: string | null;
  language: string | null;
}

export const NO_FILTER: TemplateFilter = { search: '', status: null, category: null, language: null };

export const isFiltered = ({ search, ...choices }: TemplateFilter): boolean =>
  search.trim() !== '' || Object.values(choices).some((choice) => choice !== null);

/** Those that fit; every word of the search must be in the name or in what the client reads. */
export function fitting(templates: readonly ListedTemplate[], filter: TemplateFilter): ListedTemplate[] {
  const words = filter.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter((template) => {
    if (filter.status !== null && template.status !== filter.status) return false;
    if (filter.category !== null && template.category !== filter.category) return false;
    if (filter.language !== null && template.language !== filter.language) return false;
    const text = textOf(template).toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function textOf({ name, header, body, footer, buttons }: ListedTemplate): string {
  return [name, header?.kind === 'text' ? header.text : '', body, footer ?? '', ...buttons.map(({ text }) => text)].join('\n');
}

/** The values that there are, for a choice. */
export function valuesOf(templates: readonly ListedTemplate[], of: 'status' | 'category' | 'language'): string[] {
  return [...new Set(templates.map((template) => template[of]).filter((value) => value !== null))].sort();
}

/** A template's text in pieces: what is said as it stands, and what each client gets his own of. */
export function pieces(text: string): { text: string; variable: boolean }[] {
  return text
    .split(/(\{\{\s*[\w.]+\s*\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, variable: /^\{\{.*\}\}$/.test(piece) }));
}
