import { loadTexts } from '../../i18n/index.js';

await loadTexts('scenarios', import.meta.glob<Record<string, unknown>>('./locales/*.json', { import: 'default' }));
