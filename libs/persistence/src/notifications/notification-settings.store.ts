import { USUAL_SETTINGS, type NotificationSettings } from '#domain/notifications/notification-settings.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';

const read = statement('notifications.read', `select kinds, quiet from notification_settings where company_id = $1 and operator_id = $2`);
const save = statement(
  'notifications.save',
  `insert into notification_settings (company_id, operator_id, kinds, quiet) values ($1, $2, $3::jsonb, $4::jsonb)
   on conflict (operator_id) do update set kinds = excluded.kinds, quiet = excluded.quiet`,
);

/** How news reach each operator. */
export class NotificationSettingsStore {
  constructor(private readonly database: Database) {}

  async read(companyId: number, operatorId: number): Promise<NotificationSettings> {
    const [row] = await this.database.transaction(companyId, (tx) => tx.query<NotificationSettings>(read, [companyId, operatorId]));
    return row ?? USUAL_SETTINGS;
  }

  async save(companyId: number, operatorId: number, { kinds, quiet }: NotificationSettings): Promise<void> {
    const values = [companyId, operatorId, JSON.stringify(kinds), quiet && JSON.stringify(quiet)];
    await this.database.transaction(companyId, (tx) => tx.query(save, values));
  }
}
