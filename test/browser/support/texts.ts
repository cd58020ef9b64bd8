import { readFileSync } from 'node:fs';

export type Locale = 'en' | 'ru';
type Catalog = { [key: string]: string | Catalog };

const CONSOLE = new URL('../../../apps/console/src/', import.meta.url);
const FOLDERS: Record<string, string> = {
  app: 'app',
  ui: 'ui',
  password: 'ui/password',
  devices: 'ui/devices',
  sessions: 'features/settings/sessions',
  audit: 'features/settings/audit',
  steps: 'features/scenarios/steps',
  run: 'ui/run',
  message: 'ui/message',
  files: 'ui/files',
  composer: 'ui/composer',
  thread: 'ui/thread',
  people: 'ui/people',
  card: 'features/chat/card',
  tickets: 'features/chat/tickets',
  export: 'features/chat/export',
  shares: 'features/chat/shares',
  requests: 'features/chat/requests',
  operators: 'features/settings/operators',
  groups: 'features/settings/groups',
  statuses: 'features/settings/statuses',
  roles: 'features/settings/roles',
  trace: 'features/scenarios/trace',
  notifications: 'features/account/notifications',
  trial: 'features/scenarios/trial',
};
const catalogs = new Map<string, Catalog>();

function catalog(namespace: string, locale: Locale): Catalog {
  const path = `${FOLDERS[namespace] ?? `features/${namespace}`}/locales/${locale}.json`;
  let found = catalogs.get(path);
  if (!found) catalogs.set(path, (found = JSON.parse(readFileSync(new URL(path, CONSOLE), 'utf8')) as Catalog));
  return found;
}

/**
 * A text of the console by its key (`chat:composer.reply`), so that the tests follow its wording. Parameters that are not
 * given become `…`, for use in patterns.
 */
export function text(key: string, locale: Locale = 'en', parameters: Record<string, string> = {}): string {
  const [namespace = '', path = ''] = key.split(':');
  let value: string | Catalog | undefined = catalog(namespace, locale);
  for (const part of path.split('.')) value = typeof value === 'object' ? value[part] : undefined;
  if (typeof value !== 'string') throw new Error(`The console has no text ${key} in ${locale}.`);
  return value.replace(/\{\{(\w+)(?:, \w+)?\}\}/g, (_, name: string) => parameters[name] ?? '…');
}

/** Matches the text wherever it stands, whatever its parameters are. */
export function pattern(key: string, locale: Locale = 'en', parameters: Record<string, string> = {}): RegExp {
  const parts = text(key, locale, parameters).split('…');
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'));
}
