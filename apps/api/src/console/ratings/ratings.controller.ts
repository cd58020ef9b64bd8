import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayUseConsole } from '#domain/access/rights.js';
import { RATING_DAYS } from '#domain/ratings/rating.js';
import { Database } from '#persistence/database.js';
import { ratingOfOperator } from '#persistence/ratings/rating.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { OperatorRating } from './ratings.dto.js';

@ApiTags('session')
@Controller('api/me/rating')
export class RatingsController {
  constructor(private readonly database: Database) {}

  /** One's own, of the last days. */
  @Requires(mayUseConsole)
  @Get()
  @ApiOkResponse({ type: OperatorRating })
  async own(@Caller() { companyId, operatorId }: SignedIn): Promise<OperatorRating> {
    const rating = await this.database.transaction(companyId, (tx) => ratingOfOperator(tx, operatorId));
    return { ...rating, days: RATING_DAYS };
  }
}
