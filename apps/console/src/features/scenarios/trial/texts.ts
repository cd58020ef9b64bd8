import { loadTexts } from '../../../i18n/index.js';

await loadTexts('trial', import.meta.glob<Record<string, unknown>>('./locales/*.json', { import: 'default' }));
