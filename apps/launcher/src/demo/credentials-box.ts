import type { Secrets } from '../data-folder/secrets.js';
import { DEMO_EMAIL } from './demo-company.js';

/** The demo's credentials, shown when they are new and never again. */
export function credentialsBox(secrets: Secrets, file: string): string[] {
  const rows = [
    'The demo company (shown this once)',
    `  E-mail          ${DEMO_EMAIL}   (also anna@ and boris@deskwire.test)`,
    `  Password        ${secrets.demoPassword}`,
    `  API token       ${secrets.demoApiToken}`,
    `  Webhook secret  ${secrets.demoChannelSecret}`,
    `  Kept in ${file}`,
  ];
  const width = Math.max(...rows.map(({ length }) => length));
  const edge = '─'.repeat(width + 2);
  return [`┌${edge}┐`, ...rows.map((row) => `│ ${row.padEnd(width)} │`), `└${edge}┘`];
}
