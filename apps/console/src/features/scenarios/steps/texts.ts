import { loadTexts } from '../../../i18n/index.js';

await loadTexts('steps', import.meta.glob<Record<string, unknown>>('./locales/*.json', { import: 'default' }));
