import { loadTexts } from '../../../i18n/index.js';

await loadTexts('roles', import.meta.glob<Record<string, unknown>>('./locales/*.json', { import: 'default' }));
