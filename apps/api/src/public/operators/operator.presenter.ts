import type { PublicOperatorRow } from '#persistence/operators/operator.public-view.js';
import { accessRightIdOf } from '../access-rights/access-right.presenter.js';
import { publicTime } from '../public-time.js';
import { publicStatusId } from './operator-statuses.js';
import type { PublicOperator, PublicRole } from './operators.dto.js';

/** Who may not sign in any more shows that instead of his role. */
const ROLE_OF_STATE: Record<PublicOperatorRow['state'], PublicRole | null> = { active: null, blocked: 'disabled', deleted: 'deleted' };

export function presentPublicOperator(row: PublicOperatorRow): PublicOperator {
  return {
    id: row.id,
    email: row.email,
    phone: row.phone,
    role: ROLE_OF_STATE[row.state] ?? (row.confirmed ? row.role : 'unconfirmed'),
    online: row.connected && row.status === 'online' ? 1 : 0,
    offline_type: row.connected && row.status === 'online' ? null : (row.statusName ?? row.status),
    first_name: row.firstName,
    last_name: row.lastName,
    avatar: null,
    last_visit: row.lastVisit && publicTime(row.lastVisit),
    opened_dialogs: row.openDialogs,
    status_id: publicStatusId(row),
    external_id: row.externalId,
    access_right_id: accessRightIdOf(row),
    two_factor: row.secondFactor,
  };
}
