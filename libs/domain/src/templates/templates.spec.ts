import { aTemplate } from '../testing/a-template.factory.js';
import { checkTemplate, type FilledTemplate } from './check-template.js';
import { placeholdersOf } from './placeholders.js';
import { nextTemplateRefresh } from './refresh-interval.js';
import { renderTemplate } from './render-template.js';
import { templateStatusOf } from './template-status.js';
import type { ListedTemplate } from './template.js';

const value = (text: string, name: string | null = null) => ({ name, value: text });
const filled = (more: Partial<FilledTemplate> = {}): FilledTemplate => ({ header: [], body: [], buttons: [], files: [], ...more });
const check = (template: Partial<ListedTemplate>, values: Partial<FilledTemplate>): void =>
  checkTemplate(aTemplate(template), filled(values));
const refusal = (template: Partial<ListedTemplate>, values: Partial<FilledTemplate>): unknown => {
  try {
    check(template, values);
  } catch (error) {
    const { field, message } = error as { field: string; message: string };
    return { field, message };
  }
  return null;
};

it.each([
  ['APPROVED', 'approved'],
  ['approved', 'approved'],
  ['FLAGGED', 'approved'],
  ['REINSTATED', 'approved'],
  ['submitted', 'pending'],
  ['In Appeal', 'pending'],
  ['LIMIT_EXCEEDED', 'rejected'],
  ['FAILED', 'rejected'],
  ['PAUSED', 'paused'],
  ['ARCHIVED', 'disabled'],
  ['PENDING_DELETION', 'deleted'],
  ['something of next year', 'pending'],
])('a provider that says %s means %s', (word, status) => {
  expect(templateStatusOf(word)).toBe(status);
});

it('placeholders count once, numbers in their order, names in that of the text', () => {
  expect(placeholdersOf('{{2}} and {{1}}, again {{ 2 }}, not {1}')).toEqual(['1', '2']);
  expect(placeholdersOf('{{name}}, order {{order_id}} of {{name}}')).toEqual(['name', 'order_id']);
});

it('is shown as the client reads it', () => {
  const template = aTemplate({ header: { kind: 'text', text: 'Hello {{1}}' }, body: 'Order {{1}} is at {{2}}', footer: 'Bakery' });
  const rendered = renderTemplate(template, filled({ header: [value('Anna')], body: [value('$1'), value('Main street')] }));
  expect(rendered).toEqual({ header: 'Hello Anna', text: 'Order $1 is at Main street', footer: 'Bakery', missing: [] });
});

it('named values find their place in any order', () => {
  const body = [value('42', 'number'), value('Anna', 'name')];
  expect(renderTemplate(aTemplate({ body: '{{name}}: {{number}}' }), filled({ body })).text).toBe('Anna: 42');
});

it('says what is missing, and leaves its placeholder to be seen', () => {
  const template = aTemplate({
    header: { kind: 'text', text: '{{1}}' },
    body: '{{1}} {{2}}',
    buttons: [
      { kind: 'quick_reply', text: 'Yes' },
      { kind: 'url', text: 'Open', url: 'https://x.test/{{1}}' },
      { kind: 'url', text: 'Home', url: 'https://x.test/' },
      { kind: 'copy_code', text: 'Copy' },
    ],
  });
  const { text, missing } = renderTemplate(template, filled({ body: [value('a'), value(' ')] }));
  expect(text).toBe('a  ');
  expect(missing.map(({ part, placeholder }) => `${part} ${placeholder}`)).toEqual(['header 1', 'body 2', 'buttons 1', 'buttons 3']);
});

it.each<[string, Partial<ListedTemplate>, Partial<FilledTemplate>, string, string]>([
  ['a template that is not approved', { status: 'paused' }, {}, 'template.name', 'paused'],
  ['a missing value', { body: 'Hi {{1}} {{2}}' }, { body: [value('a')] }, 'template.body', '{{2}}'],
  ['a value too many', { body: 'Hi {{1}}' }, { body: [value('a'), value('b')] }, 'template.body', 'must have 1 values'],
  ['a name that it does not have', { body: 'Hi {{name}}' }, { body: [value('a', 'nmae')] }, 'template.body.0.name', '{{name}}'],
  ['a line break in a value', { body: 'Hi {{1}}' }, { body: [value('a\nb')] }, 'template.body.0.value', 'one line'],
  ['a body that becomes too long', { body: 'Hi {{1}}' }, { body: [value('a'.repeat(1025))] }, 'template.body', '1024'],
  ['no file where the header shows one', { header: { kind: 'image' } }, {}, 'uploadIds', 'image'],
  ['a file of another kind', { header: { kind: 'image' } }, { files: ['document'] }, 'uploadIds', 'image'],
  ['a file that nothing shows', {}, { files: ['image'] }, 'uploadIds', 'empty'],
  [
    'a payload that is too long',
    { buttons: [{ kind: 'quick_reply', text: 'Yes' }] },
    { buttons: [{ index: 0, kind: 'quick_reply', value: 'x'.repeat(2001) }] },
    'template.buttons.0.value',
    '2000',
  ],
  ['a button that is not there', {}, { buttons: [{ index: 1, kind: 'url', value: 'x' }] }, 'template.buttons.0.index', '0 buttons'],
  [
    'a button of another kind',
    { buttons: [{ kind: 'quick_reply', text: 'Yes' }] },
    { buttons: [{ index: 0, kind: 'url', value: 'x' }] },
    'template.buttons.0.kind',
    'quick_reply',
  ],
  [
    'a value for a fixed address',
    { buttons: [{ kind: 'url', text: 'Home', url: 'https://x.test' }] },
    { buttons: [{ index: 0, kind: 'url', value: 'x' }] },
    'template.buttons.0',
    'left out',
  ],
])('refuses %s, naming the field and the remedy', (_what, template, values, field, words) => {
  expect(refusal(template, values)).toEqual({ field, message: expect.stringContaining(words) });
});

it('takes what is complete', () => {
  const template = {
    header: { kind: 'document' } as const,
    body: 'Hi {{1}}',
    buttons: [{ kind: 'quick_reply', text: 'Yes' } as const, { kind: 'url', text: 'Open', url: 'https://x.test/{{1}}' } as const],
  };
  expect(refusal(template, { body: [value('Anna')], files: ['document'], buttons: [{ index: 1, kind: 'url', value: '42' }] })).toBeNull();
});

it('the next refresh is ten minutes after the last attempt', () => {
  expect(nextTemplateRefresh(new Date('2026-11-25T10:00:00Z'))).toEqual(new Date('2026-11-25T10:10:00Z'));
  expect(nextTemplateRefresh(null)).toBeNull();
});
