import type { Browser } from '../../../../../test/api/browser.js';
import { NO_CONTENT } from '#domain/scenarios/content.js';
import type { Cases, sendersOf } from './tenancy-senders.js';

export interface ScenarioRows {
  scenarioId: number;
}

/** A company's scenario, for the test of tenancy. */
export async function scenarioRows(admin: Browser, name: string): Promise<ScenarioRows> {
  const { id } = (await admin.send('POST', '/api/scenarios', { name })).json();
  return { scenarioId: id };
}

/** The ids of scenarios and of their parts. */
export function scenarioCases({ get, put }: ReturnType<typeof sendersOf>, _ours: ScenarioRows, theirs: ScenarioRows): Cases {
  const draft = { draftVersion: 1, content: NO_CONTENT };
  return {
    'GET /api/scenarios/{id} id': get(theirs.scenarioId, (id) => `/api/scenarios/${id}`),
    'PUT /api/scenarios/{id}/draft id': put(
      theirs.scenarioId,
      (id) => `/api/scenarios/${id}/draft`,
      () => draft,
    ),
  };
}
