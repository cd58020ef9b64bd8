import { Foundation } from './0001-foundation.js';
import { Channels } from './0002-channels.js';
import { Integrations } from './0003-integrations.js';
import { Scenarios } from './0004-scenarios.js';
import { Staff } from './0005-staff.js';
import { Desk } from './0006-desk.js';
import { Packages } from './0007-packages.js';
import { Rollups } from './0008-rollups.js';
import { OperatorEvents } from './0009-operator-events.js';
import { ReportViews } from './0010-report-views.js';

/** In order; a migration that was released is never changed. */
export const MIGRATIONS = [
  { name: '0001-foundation', class: Foundation },
  { name: '0002-channels', class: Channels },
  { name: '0003-integrations', class: Integrations },
  { name: '0004-scenarios', class: Scenarios },
  { name: '0005-staff', class: Staff },
  { name: '0006-desk', class: Desk },
  { name: '0007-packages', class: Packages },
  { name: '0008-rollups', class: Rollups },
  { name: '0009-operator-events', class: OperatorEvents },
  { name: '0010-report-views', class: ReportViews },
];
