import { loadTexts } from '../../../i18n/index.js';

await loadTexts('sessions', import.meta.glob<Record<string, unknown>>('./locales/*.json', { import: 'default' }));
