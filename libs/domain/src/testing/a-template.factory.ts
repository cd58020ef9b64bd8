import type { ListedTemplate } from '../templates/template.js';

export const aTemplate = (more: Partial<ListedTemplate> = {}): ListedTemplate => ({
  ...{ name: 'order_ready', language: 'en', externalId: '7001', status: 'approved', category: 'UTILITY', reason: null },
  ...{ header: null, body: 'Your order is ready', footer: null, buttons: [] },
  ...more,
});
