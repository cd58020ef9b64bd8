import { loadTexts } from '../../../i18n/index.js';

await loadTexts('trace', import.meta.glob<Record<string, unknown>>('./locales/*.json', { import: 'default' }));
