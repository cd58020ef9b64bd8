import type { Credentials, CredentialsByEmail } from '#domain/sessions/sign-in.js';
import type { SecretBox } from '../encryption/secret-box.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';
import { openTotpSecret } from './totp-secret.js';

const byEmail = statement(
  'sessions.credentials',
  `select company_id as "companyId", id as "operatorId", password_hash as "passwordHash", totp_secret as secret, totp_enabled_at as "enabledAt"
     from operator where lower(email) = lower($1) and state = 'active'`,
);

/** E-mails are unique in the whole installation: at the log-in nobody has named his company yet. */
export class CredentialsView implements CredentialsByEmail {
  constructor(
    private readonly jobs: JobsDatabase,
    private readonly box: SecretBox,
  ) {}

  async find(email: string): Promise<Credentials | null> {
    const [found] = await this.jobs.query<Credentials>(byEmail, [email]);
    if (!found) return null;
    // What is only being set up is nobody's business here.
    return { ...found, secret: found.enabledAt && found.secret ? openTotpSecret(this.box, found, found.secret) : null };
  }
}
