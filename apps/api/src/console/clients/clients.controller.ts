import { Body, Controller, Param, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayBlacklistClients, mayChangeClients } from '#domain/access/rights.js';
import { NotAllowed } from '#domain/access/access.errors.js';
import { BlacklistClient } from '#domain/clients/blacklist-client.js';
import { ChangeClient } from '#domain/clients/change-client.js';
import { notFound } from '#domain/shared/domain-error.js';
import { clientById } from '#persistence/clients/client.view.js';
import { Database } from '#persistence/database.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { presentClient } from './client.presenter.js';
import { ChangeClientRequest, Client } from './clients.dto.js';

@ApiTags('clients')
@Controller('api/clients')
export class ClientsController {
  constructor(
    private readonly database: Database,
    private readonly changeClient: ChangeClient,
    private readonly blacklist: BlacklistClient,
  ) {}

  @Requires(mayChangeClients)
  @Patch(':id')
  @ApiOkResponse({ type: Client })
  async change(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeClientRequest): Promise<Client> {
    const { name, phone, email, comment, blacklisted } = body;
    if (blacklisted !== undefined && !mayBlacklistClients(caller)) throw new NotAllowed();
    await this.changeClient.run(caller, id, { name, phone: emptied(phone), email: emptied(email), comment: emptied(comment) });
    if (blacklisted !== undefined) await this.blacklist.run(caller, id, blacklisted);
    const row = await this.database.transaction(caller.companyId, (tx) => clientById(tx, id));
    if (!row) throw notFound('Client');
    return presentClient(row);
  }
}

const emptied = (text: string | null | undefined): string | null | undefined => (text === '' ? null : text);
