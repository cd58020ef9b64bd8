import { Inject, Injectable } from '@nestjs/common';
import { RegisterCompany, type RegisterCompanyCommand } from '#domain/companies/register-company.js';
import type { Device, OpenedSession } from '#domain/sessions/session.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { SessionStore } from '#persistence/sessions/session.store.js';
import { LoginAttempts } from '../../access/attempt-limit.js';
import { CLOCK } from '../../platform/ports.js';

/** Registers a company and signs its admin in, a few times an hour per address. */
@Injectable()
export class Registration {
  constructor(
    private readonly registerCompany: RegisterCompany,
    private readonly attempts: LoginAttempts,
    private readonly sessions: SessionStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(command: RegisterCompanyCommand, device: Device): Promise<OpenedSession & { companyId: number; operatorId: number }> {
    await this.attempts.registration(device.ip ?? 'unknown');
    const owner = await this.registerCompany.run(command);
    return { ...(await this.sessions.open(owner, { device, now: this.clock.now(), way: 'registration' })), ...owner };
  }
}
