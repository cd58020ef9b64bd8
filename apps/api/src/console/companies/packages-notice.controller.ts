import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { mayReadPackagesNotice } from '#domain/access/rights.js';
import { NOTICE_KINDS, type StandingNotice } from '#domain/packages/notices.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { Database } from '#persistence/database.js';
import { readPackagesNotice } from '#persistence/packages/notice.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { CLOCK } from '../../platform/ports.js';

export class PackagesNotice {
  /**
   * The most pressing of what is so now: so much of the month's places in packages is taken, a top-up that the balance does not cover,
   * dialogs that are blocked.
   */
  @ApiProperty({ enum: NOTICE_KINDS.filter((kind) => kind !== 'unblocked') }) kind!: StandingNotice;
  @ApiProperty() blockedDialogs!: number;
  @ApiProperty() placesLeft!: number;
}

/** What the console tells of the company's packages of dialogs, on every page. Said anew by the live event `packages_notice`. */
@ApiTags('company')
@ApiExtraModels(PackagesNotice)
@Controller('api/company/packages-notice')
export class PackagesNoticeController {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Requires(mayReadPackagesNotice)
  @Get()
  @ApiOkResponse({
    description: 'Null when there is nothing to say',
    schema: { nullable: true, oneOf: [{ $ref: getSchemaPath(PackagesNotice) }] },
  })
  read(@Caller() { companyId }: SignedIn): Promise<PackagesNotice | null> {
    return this.database.transaction(companyId, (tx) => readPackagesNotice(tx, this.clock.now()));
  }
}
