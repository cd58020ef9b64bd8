import type { ListedTemplate } from '../../../api/channel-types.js';
import type { FilledTemplate, MessageButton } from '../../../api/types.js';

const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;
const isNumber = (name: string): boolean => /^\d+$/.test(name);

/** The placeholders of a text, each once: numbers in their order, names in the order of the text. */
export function placeholdersOf(text: string): string[] {
  const names = [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
  return names.every(isNumber) ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

/** One thing to fill in: a placeholder of the header or the body, or what a button carries. */
export interface Slot {
  key: string;
  part: 'header' | 'body' | 'button';
  /** The placeholder's name, or the button's title. */
  name: string;
  /** Of a button: its number, and what it carries. */
  button?: { index: number; kind: FilledTemplate['buttons'][number]['kind'] };
  required: boolean;
  most: number;
}

export type Values = Readonly<Record<string, string>>;

/** What WhatsApp takes; the server asks for the same. */
const HEADER_LENGTH = 60;
const BODY_LENGTH = 1024;
const MOST = { quick_reply: 256, url: 2000, copy_code: 15 } as const;

/** Everything there is to fill in, in the order in which the client reads it. */
export function slotsOf(template: ListedTemplate): Slot[] {
  const header = template.header?.kind === 'text' ? placeholdersOf(template.header.text) : [];
  const text = (part: 'header' | 'body', most: number) => (name: string) => ({
    ...{ key: `${part}.${name}`, part, name, required: true, most },
  });
  const buttons = template.buttons.flatMap(({ kind, text: name, url }, index): Slot[] => {
    const required = kind === 'copy_code' || (kind === 'url' && placeholdersOf(url ?? '').length > 0);
    if (kind !== 'quick_reply' && !required) return [];
    return [
      {
        key: `button.${index}`,
        part: 'button',
        name,
        button: { index, kind: kind as keyof typeof MOST },
        required,
        most: MOST[kind as keyof typeof MOST],
      },
    ];
  });
  return [...header.map(text('header', HEADER_LENGTH)), ...placeholdersOf(template.body).map(text('body', BODY_LENGTH)), ...buttons];
}

export type SlotProblem = 'missing' | 'breaks' | 'too_long';

/** Why a value can't be sent; null when it can. */
export function problemOf({ required, most, part }: Slot, value: string): SlotProblem | null {
  if (required && !value.trim()) return 'missing';
  if (part !== 'button' && /[\n\r\t]| {5,}/.test(value)) return 'breaks';
  return [...value].length > most ? 'too_long' : null;
}

/** Where the filled text of a part is longer than the messenger takes, although each value alone is not. */
export function tooLong(template: ListedTemplate, values: Values): boolean {
  const { header, body } = previewOf(template, values);
  return [...body].length > BODY_LENGTH || [...(header ?? '')].length > HEADER_LENGTH;
}

const fill = (text: string, part: string, values: Values): string =>
  text.replace(PLACEHOLDER, (whole, name: string) => values[`${part}.${name}`]?.trim() || whole);

/** The template as the client will read it; what is not filled in yet stays as a placeholder. */
export function previewOf(template: ListedTemplate, values: Values): { header: string | null; body: string } {
  return {
    header: template.header?.kind === 'text' ? fill(template.header.text, 'header', values) : null,
    body: fill(template.body, 'body', values),
  };
}

/** The whole text as the dialog keeps it. */
export function textOf(template: ListedTemplate, values: Values): string {
  const { header, body } = previewOf(template, values);
  return [header, body, template.footer].filter(Boolean).join('\n\n');
}

/** The buttons as the dialog shows them. */
export const shownButtons = (template: ListedTemplate, values: Values): MessageButton[] =>
  template.buttons.map(({ kind, text, url }, index) => {
    const payload = values[`button.${index}`]?.trim();
    if (kind === 'url') return { type: 'url', text, ...(url ? { url } : {}) };
    if (kind === 'phone') return { type: 'phone', text };
    return { type: 'reply', text, ...(payload ? { payload } : {}) };
  });

/** What is sent. Variables are named where the template names them. */
export function filledTemplate(template: ListedTemplate, values: Values): FilledTemplate {
  const slots = slotsOf(template);
  const variables = (part: Slot['part']) =>
    slots
      .filter((slot) => slot.part === part)
      .map(({ key, name }) => ({ name: isNumber(name) ? null : name, value: (values[key] ?? '').trim() }));
  const buttons = slots.flatMap(({ key, button }) => {
    const value = values[key]?.trim();
    return button && value ? [{ ...button, value }] : [];
  });
  return { name: template.name, language: template.language, header: variables('header'), body: variables('body'), buttons };
}

/** Of many those whose name or text has all the words. */
export function matching(templates: readonly ListedTemplate[], search: string): ListedTemplate[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter(({ name, body, language }) => {
    const text = `${name.replaceAll('_', ' ')} ${name} ${body} ${language}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
