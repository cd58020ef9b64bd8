import type { Credentials, CredentialsByEmail } from '#domain/sessions/sign-in.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

const byEmail = statement(
  'sessions.credentials',
  `select company_id as "companyId", id as "operatorId", password_hash as "passwordHash"
     from operator where lower(email) = lower($1) and state = 'active'`,
);

/** E-mails are unique in the whole installation: at the log-in nobody has named his company yet. */
export class CredentialsView implements CredentialsByEmail {
  constructor(private readonly jobs: JobsDatabase) {}

  async find(email: string): Promise<Credentials | null> {
    const [found] = await this.jobs.query<Credentials>(byEmail, [email]);
    return found ?? null;
  }
}
