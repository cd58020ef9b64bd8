import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageChannels, mayReadChannels } from '#domain/access/rights.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { listTemplates, templateListStates } from '#persistence/templates/template.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { RefreshTemplates } from './refresh-templates.js';
import { TemplateList, TemplateRefresh } from './templates.dto.js';

/** The message templates of a channel, as its provider lists them. */
@ApiTags('channels')
@Controller('api/channels/:id/templates')
export class TemplatesController {
  constructor(
    private readonly database: Database,
    private readonly refreshTemplates: RefreshTemplates,
  ) {}

  @Requires(mayReadChannels)
  @Get()
  @ApiOkResponse({ type: TemplateList })
  async list(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<TemplateList> {
    const items = await this.database.transaction(companyId, async (tx) => {
      if (!(await templateListStates(tx, [id])).has(id)) throw notFound('Channel');
      return listTemplates(tx, id);
    });
    return { items };
  }

  /** Asks the provider now; answers when it has answered, or after half a minute that it still runs. */
  @Requires(mayManageChannels)
  @Post('refresh')
  @HttpCode(200)
  @ApiOkResponse({ type: TemplateRefresh })
  refresh(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<TemplateRefresh> {
    return this.refreshTemplates.run(companyId, id);
  }
}
