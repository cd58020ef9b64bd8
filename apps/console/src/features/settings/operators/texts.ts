import { loadTexts } from '../../../i18n/index.js';

await loadTexts('operators', import.meta.glob<Record<string, unknown>>('./locales/*.json', { import: 'default' }));
