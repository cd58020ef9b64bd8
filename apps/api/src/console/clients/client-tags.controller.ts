import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { mayTagClients } from '#domain/access/rights.js';
import { notFound } from '#domain/shared/domain-error.js';
import { AssignTags, type TagAsker } from '#domain/tags/assign-tags.js';
import { clientById } from '#persistence/clients/client.view.js';
import { Database } from '#persistence/database.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { TagClientRequest } from '../tags/tags.dto.js';
import { presentClient } from './client.presenter.js';
import { Client } from './clients.dto.js';

/** The tags on a client's card. */
@ApiTags('clients')
@Requires(mayTagClients)
@Controller('api/clients/:id/tags')
export class ClientTagsController {
  constructor(
    private readonly database: Database,
    private readonly tags: AssignTags,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: Client })
  async assign(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() { tagIds }: TagClientRequest): Promise<Client> {
    await this.tags.assign(askerOf(caller), { clientId: id }, tagIds);
    return this.client(caller.companyId, id);
  }

  @Delete(':tagId')
  @ApiOkResponse({ type: Client })
  async take(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Param('tagId', IdPipe) tagId: number): Promise<Client> {
    await this.tags.take(askerOf(caller), { clientId: id }, tagId);
    return this.client(caller.companyId, id);
  }

  private async client(companyId: number, id: number): Promise<Client> {
    const row = await this.database.transaction(companyId, (tx) => clientById(tx, id));
    if (!row) throw notFound('Client');
    return presentClient(row);
  }
}

const askerOf = (caller: SignedIn): TagAsker => ({
  companyId: caller.companyId,
  operatorId: caller.operatorId,
  scope: dialogScope(caller),
});
