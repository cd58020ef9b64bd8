import { connectorOf } from '#connectors/registry.js';
import type { Locale } from '#domain/companies/company.js';
import type { ScenarioContent } from '#domain/scenarios/content.js';
import { EXAMPLES, exampleScenario, type ExampleName, sendingOthersTo } from '#domain/scenarios/examples/examples.js';
import type { Database } from '#persistence/database.js';
import type { SecretBox } from '#persistence/encryption/secret-box.js';
import { ScenarioStore } from '#persistence/scenarios/scenario.store.js';
import { ScenarioSecretStore } from '#persistence/scenarios/secret.store.js';
import { statement } from '#persistence/statement.js';

/** The simulator's shop, under a name, because its port may be another with each start. */
const ORDERS_URL = 'ORDERS_URL';
const ORDERS = { ordersUrl: `{{ secrets.${ORDERS_URL} }}` };

const ADMIN = statement('demo.scenario_author', `select id from operator where company_id = $1 and role = 'admin' order by id limit 1`);
const ANY = statement('demo.any_scenario', `select 1 from scenario where company_id = $1 limit 1`);

interface Seeds {
  database: Database;
  box: SecretBox;
  companyId: number;
  simulatorUrl: string | null;
}

/** The ready scenarios, published, in both languages; once: what somebody has changed or deleted since is his. */
export async function ensureDemoScenarios({ database, box, companyId, simulatorUrl }: Seeds): Promise<void> {
  if (simulatorUrl !== null) await new ScenarioSecretStore(database, box).put(companyId, ORDERS_URL, simulatorUrl);
  const [found, [admin]] = await database.transaction(companyId, async (tx) => [
    await tx.query(ANY, [companyId]),
    await tx.query<{ id: number }>(ADMIN, [companyId]),
  ]);
  if (found.length > 0 || !admin) return;
  const store = new ScenarioStore(
    database,
    { wake: () => undefined },
    { names: new Set(), limitsOf: (name) => connectorOf(name)?.limits ?? null },
  );
  const add = (example: ExampleName, locale: Locale, change?: (content: ScenarioContent) => ScenarioContent): Promise<number> =>
    publish(store, companyId, admin.id, exampleScenario(example, locale, ORDERS), change);
  for (const example of EXAMPLES) {
    if (example === 'feedback') continue;
    await add(example, 'en');
    await add(example, 'ru');
  }
  // A closed dialog has no word that could tell the language: one of the two is started, and hands over to the other.
  const english = await add('feedback', 'en', (content) => ({
    ...content,
    triggers: [{ id: 'api', kind: 'api', channelIds: null, stepId: null }],
  }));
  await add('feedback', 'ru', (content) => sendingOthersTo(content, 'en', english));
}

async function publish(
  store: ScenarioStore,
  companyId: number,
  operatorId: number,
  { name, content }: { name: string; content: ScenarioContent },
  change: (content: ScenarioContent) => ScenarioContent = (same) => same,
): Promise<number> {
  const draft = change(content);
  const id = await store.add(companyId, name, () => draft, operatorId);
  await store.change(companyId, id, operatorId, async ({ scenario, addRevision, hear }) => {
    const revisionId = await addRevision(draft, { numbered: true, note: '' });
    scenario.publish(revisionId, scenario.draftVersion);
    await hear({ revisionId, content: draft });
  });
  return id;
}
