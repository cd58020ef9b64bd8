import { readFileSync } from 'node:fs';
import type { TFunction } from 'i18next';
import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import type { Complaint } from '../model/complaint.js';
import { complaintText } from './complaints.js';

const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`${import.meta.dirname}/${path}`, 'utf8')) as Record<string, unknown>;

async function russian(): Promise<TFunction> {
  const i18n = createInstance();
  const resources = { scenarios: read('../locales/ru.json'), steps: read('locales/ru.json'), ui: read('../../../ui/locales/ru.json') };
  return i18n.init({ lng: 'ru', resources: { ru: resources }, interpolation: { escapeValue: false } });
}

const complaint = (code: string, about: Partial<Complaint> = {}): Complaint =>
  ({ code, severity: 'error', stepId: 'a', triggerId: null, exit: null, field: null, params: {}, ...about }) as Complaint;

it('names channels and exits in the reader’s words', async () => {
  const t = await russian();
  const params = { transport: 'site-widget', length: 30, limit: 20 };
  expect(complaintText(complaint('text_too_long', { params }), t)).toContain('Чат на сайте');
  expect(complaintText(complaint('exit_leads_nowhere', { exit: 'button:x1', params: { exit: 'button:x1' } }), t)).toMatch(/^Кнопка/);
  expect(complaintText(complaint('exit_leads_nowhere', { exit: 'timeout', params: { exit: 'timeout' } }), t)).not.toContain('timeout');
});

it('tells a trigger of this scenario from one of another', async () => {
  const t = await russian();
  const collides = (scenario: string): string => complaintText(complaint('trigger_collides', { params: { scenario, kind: 'api' } }), t);
  expect(collides('Меню')).toContain('«Меню»');
  expect(collides('')).not.toContain('«»');
});

it('shows the code of what is newer than the console', async () => {
  expect(complaintText(complaint('brand_new'), await russian())).toContain('brand_new');
});
