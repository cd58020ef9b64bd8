import type { SentTemplate, TemplateVariable } from '../messages/content.js';
import { fillPlaceholders, placeholdersOf } from './placeholders.js';
import type { ListedTemplate } from './template.js';

export interface RenderedTemplate {
  /** The header's text; null when the header is a file or there is none. */
  header: string | null;
  /** The body as the client reads it. */
  text: string;
  footer: string | null;
  /** Where a value is missing or empty. */
  missing: MissingVariable[];
}

export interface MissingVariable {
  part: 'header' | 'body' | 'buttons';
  /** The placeholder's number or name; of a button its number, from 0. */
  placeholder: string;
}

type Values = Pick<SentTemplate, 'header' | 'body' | 'buttons'>;

/** A template with its variables filled in, and what is still to be filled. */
export function renderTemplate(template: ListedTemplate, values: Values): RenderedTemplate {
  const headerText = template.header?.kind === 'text' ? template.header.text : null;
  const header = headerText === null ? null : fill('header', headerText, values.header);
  const body = fill('body', template.body, values.body);
  const missing = [...(header?.missing ?? []), ...body.missing, ...missingOfButtons(template, values)];
  return { header: header?.text ?? null, text: body.text, footer: template.footer, missing };
}

/** Whether a button wants a value of its own: the end of its address, or the code to copy. A quick reply's payload may stay away. */
export function buttonNeedsValue({ kind, url }: ListedTemplate['buttons'][number]): boolean {
  return kind === 'copy_code' || (kind === 'url' && placeholdersOf(url ?? '').length > 0);
}

function fill(part: 'header' | 'body', text: string, variables: TemplateVariable[]): { text: string; missing: MissingVariable[] } {
  const placeholders = placeholdersOf(text);
  const valueOf = valuesBy(placeholders, variables);
  const missing = placeholders.filter((name) => !valueOf(name)?.trim()).map((placeholder) => ({ part, placeholder }));
  return { text: fillPlaceholders(text, valueOf), missing };
}

/** By name where the sender named them, else in the order of the placeholders. */
function valuesBy(placeholders: string[], variables: TemplateVariable[]): (placeholder: string) => string | undefined {
  const named = new Map(variables.flatMap(({ name, value }) => (name === null ? [] : [[name, value] as const])));
  const ordered = variables.filter(({ name }) => name === null);
  return (placeholder) => named.get(placeholder) ?? ordered[placeholders.indexOf(placeholder)]?.value;
}

function missingOfButtons(template: ListedTemplate, { buttons }: Values): MissingVariable[] {
  return template.buttons.flatMap((button, index) => {
    const given = buttons.find((value) => value.index === index)?.value.trim();
    return buttonNeedsValue(button) && !given ? [{ part: 'buttons' as const, placeholder: String(index) }] : [];
  });
}
