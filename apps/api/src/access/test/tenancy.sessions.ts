import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Cases, Senders } from './tenancy-senders.js';

export interface SessionRows {
  sessionId: number;
}

/** The session that an operator was just signed in with. */
export async function sessionRows(api: ApiUnderTest, operatorId: number): Promise<SessionRows> {
  const [row] = await api.rows<{ id: string }>('select id from session where operator_id = $1', [operatorId]);
  return { sessionId: Number(row!.id) };
}

/** The ids by which somebody's sessions, or his second factor, are ended. */
export const sessionCases = ({ remove }: Senders, theirs: SessionRows & { operatorId: number }): Cases => ({
  'DELETE /api/me/sessions/{id} id': remove(theirs.sessionId, (id) => `/api/me/sessions/${id}`),
  'DELETE /api/sessions/{id} id': remove(theirs.sessionId, (id) => `/api/sessions/${id}`),
  'DELETE /api/operators/{id}/sessions id': remove(theirs.operatorId, (id) => `/api/operators/${id}/sessions`),
  'DELETE /api/operators/{id}/second-factor id': remove(theirs.operatorId, (id) => `/api/operators/${id}/second-factor`),
});
