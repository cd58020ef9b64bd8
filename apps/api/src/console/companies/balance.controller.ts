import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { mayReadBalance } from '#domain/access/rights.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { readBalance } from '#persistence/companies/balance.view.js';
import { Database } from '#persistence/database.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { CLOCK } from '../../platform/ports.js';

export class CompanyBalance {
  /** In the smallest unit of the currency: kopecks, cents. */
  @ApiProperty() amountMinor!: number;
  /** ISO 4217. */
  @ApiProperty({ example: 'RUB' }) currency!: string;
  /** When it was read. */
  @ApiProperty({ format: 'date-time' }) readAt!: string;
}

/** The company's money, for its admins. */
@ApiTags('company')
@Controller('api/company/balance')
export class BalanceController {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Requires(mayReadBalance)
  @Get()
  @ApiOkResponse({ type: CompanyBalance })
  async read(@Caller() { companyId }: SignedIn): Promise<CompanyBalance> {
    const balance = await this.database.transaction(companyId, readBalance);
    return { ...balance, readAt: this.clock.now().toISOString() };
  }
}
