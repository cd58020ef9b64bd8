import type { Browser } from '../../../../../test/api/browser.js';
import { NO_CONTENT } from '#domain/scenarios/content.js';
import type { Cases, sendersOf } from './tenancy-senders.js';

export interface ScenarioRows {
  scenarioId: number;
  revisionId: number;
  scenarioFileId: number;
}

/** A company's published scenario with a file and a secret, for the test of tenancy. */
export async function scenarioRows(admin: Browser, name: string): Promise<ScenarioRows> {
  const { id } = (await admin.send('POST', '/api/scenarios', { name, example: 'menu' })).json();
  const published = (await admin.send('POST', `/api/scenarios/${id}/publish`, { draftVersion: 1, note: name })).json();
  const { fileId } = (await admin.upload(`${name}.txt`, name, 'text/plain', 'file', '', '/api/scenario-files')).json();
  await admin.send('PUT', `/api/scenario-secrets/${name.replaceAll('-', '_')}`, { value: name });
  return { scenarioId: id, revisionId: published.revisionId, scenarioFileId: fileId };
}

/** The ids of scenarios and of their parts. */
export function scenarioCases(senders: ReturnType<typeof sendersOf>, ours: ScenarioRows, theirs: ScenarioRows): Cases {
  const { get, post, put, patch, remove } = senders;
  const { scenarioId, revisionId, scenarioFileId } = theirs;
  const of = (rest: string) => (id: number) => `/api/scenarios/${id}${rest}`;
  const draft = { draftVersion: 1, content: NO_CONTENT };
  return {
    'GET /api/scenarios/{id} id': get(scenarioId, of('')),
    'PUT /api/scenarios/{id}/draft id': put(scenarioId, of('/draft'), () => draft),
    'PATCH /api/scenarios/{id} id': patch(scenarioId, of(''), () => ({ name: 'Taken over' })),
    'DELETE /api/scenarios/{id} id': remove(scenarioId, of('')),
    'POST /api/scenarios/{id}/duplicate id': post(scenarioId, of('/duplicate')),
    'POST /api/scenarios/{id}/check id': post(scenarioId, of('/check')),
    'POST /api/scenarios/{id}/publish id': post(scenarioId, of('/publish'), () => ({ draftVersion: 1 })),
    'GET /api/scenarios/{id}/export id': get(scenarioId, of('/export')),
    'POST /api/scenarios/{id}/trials id': post(scenarioId, of('/trials')),
    'GET /api/scenarios/{id}/revisions id': get(scenarioId, of('/revisions')),
    'GET /api/scenarios/{id}/revisions/{revisionId} id': get(scenarioId, of(`/revisions/${revisionId}`)),
    'GET /api/scenarios/{id}/revisions/{revisionId} revisionId': get(
      revisionId,
      (id) => `/api/scenarios/${ours.scenarioId}/revisions/${id}`,
    ),
    'POST /api/scenarios/{id}/revisions/{revisionId}/publish id': post(scenarioId, of(`/revisions/${revisionId}/publish`)),
    'POST /api/scenarios/{id}/revisions/{revisionId}/publish revisionId': post(
      revisionId,
      (id) => `/api/scenarios/${ours.scenarioId}/revisions/${id}/publish`,
    ),
    'GET /api/scenario-files/{id} id': get(scenarioFileId, (id) => `/api/scenario-files/${id}`),
  };
}
