import { loadTexts } from '../../i18n/index.js';

await loadTexts('settings', import.meta.glob<Record<string, unknown>>('./locales/*.json', { import: 'default' }));
