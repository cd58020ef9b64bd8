import type { Tariff } from '../packages/tariff.js';
import { checkNewPassword, normalizePassword } from '../sessions/password.js';
import type { PasswordHasher } from '../sessions/password-hasher.port.js';
import type { Locale } from './company.js';
import { checkTimeZone } from './time-zone.js';

export interface RegisterCompanyCommand {
  companyName: string;
  firstName: string;
  lastName: string;
  email: string;
  password: string;
  locale: Locale;
  timeZone: string;
}

export interface CompanyRegistry {
  /** Stores the company with its first admin, or throws `EmailTaken`. */
  register(
    company: Omit<RegisterCompanyCommand, 'password'> & { passwordHash: string; tariff?: Tariff | null },
  ): Promise<{ companyId: number; operatorId: number }>;
}

/** Makes a company with its first admin. */
export class RegisterCompany {
  constructor(
    private readonly registry: CompanyRegistry,
    private readonly hasher: PasswordHasher,
    /** What new companies pay by; null = their dialogs cost nothing. */
    private readonly tariff: Tariff | null,
  ) {}

  async run({ password, ...company }: RegisterCompanyCommand): Promise<{ companyId: number; operatorId: number }> {
    checkTimeZone(company.timeZone);
    checkNewPassword(password, company);
    return this.registry.register({ ...company, tariff: this.tariff, passwordHash: await this.hasher.hash(normalizePassword(password)) });
  }
}
