import { aPublishedScenario, aRun, aScenario } from '../../../../../test/api/scenario-rows.js';
import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { DialogRows } from '../../../../../test/api/rows.js';
import type { Cases, sendersOf } from './tenancy-senders.js';

export interface RunRows {
  ranScenarioId: number;
  runId: number;
}

/** A run in their dialog, that knows and has met with what must not be told. */
export async function runRows(api: ApiUnderTest, dialog: DialogRows, marker: string): Promise<RunRows> {
  const scenario = await aScenario(api, dialog.companyId, { name: marker, steps: [{ id: 'hello', kind: 'message', title: marker }] });
  const steps = [{ step: 'hello', error: { reason: 'http', detail: marker } }];
  return { ranScenarioId: scenario.scenarioId, runId: await aRun(api, dialog, scenario, { variables: { marker }, steps }) };
}

export interface StartableRows {
  startableId: number;
}

/** A scenario that programs may start. */
export async function startableRows(api: ApiUnderTest, companyId: number): Promise<StartableRows> {
  const triggers = [{ id: 'api', kind: 'api' as const, channelIds: null, stepId: null }];
  return { startableId: (await aPublishedScenario(api, companyId, { triggers })).scenarioId };
}

/** The ids of runs and of what they are figures of, for the test of tenancy. */
export function runCases(
  { get, post, v1Write }: ReturnType<typeof sendersOf>,
  { startableId, clientId: ourClientId }: StartableRows & { clientId: number },
  theirs: RunRows & { dialogId: number; clientId: number },
): Cases {
  const { ranScenarioId, runId, dialogId, clientId } = theirs;
  const start = (): string => `/api/scenarios/${startableId}/runs`;
  return {
    'GET /api/scenarios/{id}/runs id': get(ranScenarioId, (id) => `/api/scenarios/${id}/runs`),
    'POST /api/scenarios/{id}/runs id': post(
      ranScenarioId,
      (id) => `/api/scenarios/${id}/runs`,
      () => ({ clientId: ourClientId }),
    ),
    'POST /api/scenarios/{id}/runs dialogId': post(dialogId, start, (id) => ({ dialogId: id })),
    'POST /api/scenarios/{id}/runs clientId': post(clientId, start, (id) => ({ clientId: id })),
    'POST /v1/scenarios/{id}/runs id': v1Write(
      ranScenarioId,
      'POST',
      (id) => `/scenarios/${id}/runs`,
      () => ({ client_id: ourClientId }),
    ),
    'POST /v1/scenarios/{id}/runs client_id': v1Write(
      clientId,
      'POST',
      () => `/scenarios/${startableId}/runs`,
      (id) => ({ client_id: id }),
    ),
    'GET /api/scenarios/{id}/funnel id': get(ranScenarioId, (id) => `/api/scenarios/${id}/funnel`),
    'GET /api/scenarios/{id}/errors id': get(ranScenarioId, (id) => `/api/scenarios/${id}/errors`),
    'GET /api/scenario-runs/{id} id': get(runId, (id) => `/api/scenario-runs/${id}`),
    'GET /api/dialogs/{id}/run id': get(dialogId, (id) => `/api/dialogs/${id}/run`),
    'POST /api/dialogs/{id}/run/stop id': post(dialogId, (id) => `/api/dialogs/${id}/run/stop`),
    'POST /api/dialogs/{id}/run/give-back id': post(dialogId, (id) => `/api/dialogs/${id}/run/give-back`),
  };
}
