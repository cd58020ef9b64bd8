import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageApiTokens } from '#domain/access/rights.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { notFound } from '#domain/shared/domain-error.js';
import { checkTerms } from '#domain/tokens/api-token.js';
import { SCOPES } from '#domain/tokens/scope.js';
import { Database } from '#persistence/database.js';
import { ApiTokens, listApiTokens } from '#persistence/tokens/api-token.store.js';
import { requestsThisMonth } from '#persistence/tokens/api-usage.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { CLOCK } from '../../platform/ports.js';
import { presentApiToken } from './api-token.presenter.js';
import { ApiToken, ApiTokenList, ChangeApiTokenRequest, CreateApiTokenRequest, CreatedApiToken } from './api-tokens.dto.js';

@ApiTags('integrations')
@Requires(mayManageApiTokens)
@Controller('api/api-tokens')
export class ApiTokensController {
  constructor(
    private readonly tokens: ApiTokens,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ type: ApiTokenList })
  list(@Caller() { companyId }: SignedIn): Promise<ApiTokenList> {
    return this.database.transaction(companyId, async (tx) => {
      const rows = await listApiTokens(tx);
      const { requests, limit } = await requestsThisMonth(tx, this.clock.now());
      return { items: rows.map(presentApiToken), scopes: SCOPES, requestsThisMonth: requests, requestsPerMonth: limit };
    });
  }

  /** The answer holds the token: it is kept as a hash, and cannot be shown again. */
  @Post()
  @ApiCreatedResponse({ type: CreatedApiToken })
  async create(@Caller() { companyId, operatorId }: SignedIn, @Body() body: CreateApiTokenRequest): Promise<CreatedApiToken> {
    const terms = checkTerms(body, this.clock.now());
    const { token, row } = await this.tokens.create(companyId, { ...terms, createdBy: operatorId });
    return { ...presentApiToken(row), token };
  }

  @Patch(':id')
  @ApiOkResponse({ type: ApiToken })
  async change(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeApiTokenRequest): Promise<ApiToken> {
    const row = await this.tokens.change(companyId, id, checkTerms(body, this.clock.now()));
    if (!row) throw notFound('Token');
    return presentApiToken(row);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    if (!(await this.tokens.revoke(companyId, id))) throw notFound('Token');
  }
}
