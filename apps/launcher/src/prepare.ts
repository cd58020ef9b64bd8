import { migrate } from '#persistence/migrate.js';
import type { Secrets } from './data-folder/secrets.js';
import { prepareDemo, type PreparedDemo } from './demo/prepare-demo.js';
import { checkDatabase } from './postgres/database-url.js';
import { StartError, errorText } from './start-error.js';
import { checkTemporal } from './temporal/temporal-address.js';

/** What the launcher asks of this process. */
export interface PrepareOrder {
  databaseUrl: string;
  secrets: Secrets;
  changed: (keyof Secrets)[];
  /** Named by the user and therefore to be checked. */
  check: { database: boolean; temporal: { address: string; namespace: string } | null };
  /** null: start without the demo company. */
  demo: { addresses: Record<string, string> } | null;
}

export type PrepareAnswer = { ok: true; demo: PreparedDemo | null } | { ok: false; message: string; exitCode: 1 | 78 };

/**
 * Checks, migrations and the demo company, in a process that ends afterwards: what they need of memory
 * (the mapper, Temporal's client) is given back before the product runs.
 */
async function prepare(order: PrepareOrder): Promise<PreparedDemo | null> {
  if (order.check.database) await checkDatabase(order.databaseUrl);
  if (order.check.temporal) await checkTemporal(order.check.temporal.address, order.check.temporal.namespace);
  await migrate({ databaseUrl: order.databaseUrl, secretKey: order.secrets.secretKey });
  if (!order.demo) return null;
  const { addresses } = order.demo;
  return prepareDemo({ databaseUrl: order.databaseUrl, secrets: order.secrets, changed: new Set(order.changed), addresses });
}

process.once('message', (order: PrepareOrder) => {
  prepare(order)
    .then(
      (demo): PrepareAnswer => ({ ok: true, demo }),
      (error: unknown): PrepareAnswer =>
        error instanceof StartError
          ? { ok: false, message: error.message, exitCode: error.exitCode }
          : { ok: false, message: `The database could not be prepared: ${errorText(error)}`, exitCode: 1 },
    )
    .then((answer) => process.send?.(answer, () => process.disconnect()))
    .catch(() => process.exit(1));
});
