import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

export interface TemplateChannel {
  id: number;
  companyId: number;
  active: boolean;
}

const channelsStatement = statement(
  'templates.channels',
  `select id, company_id as "companyId", state = 'active' as active from channel
    where transport = any($1::text[]) and deleted_at is null order by id`,
);

/** The channels of all companies whose transports keep templates. */
export const templateChannels = (jobs: JobsDatabase, transports: string[]): Promise<TemplateChannel[]> =>
  jobs.query<TemplateChannel>(channelsStatement, [transports]);
