import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

const origins = statement('embed.origins', `select embed_origins as origins from company where id = $1`);

/** The sites that may frame a company's chats; asked before anybody is signed in. None for a company that there is not. */
export async function embedOrigins(jobs: JobsDatabase, companyId: number): Promise<string[]> {
  const [found] = await jobs.query<{ origins: string[] }>(origins, [companyId]);
  return found?.origins ?? [];
}
