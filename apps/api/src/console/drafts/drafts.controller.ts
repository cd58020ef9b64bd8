import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { mayKeepDrafts } from '#domain/access/rights.js';
import { DraftStore, type DraftOwner, type DraftRow } from '#persistence/drafts/draft.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { Draft, Drafts, KeepDraftRequest } from './drafts.dto.js';

/** What an operator has begun to write; it follows him to another machine. */
@ApiTags('drafts')
@Controller('api')
export class DraftsController {
  constructor(private readonly drafts: DraftStore) {}

  @Get('me/drafts')
  @Requires(mayKeepDrafts)
  @ApiOkResponse({ type: Drafts })
  async list(@Caller() caller: SignedIn): Promise<Drafts> {
    return { items: (await this.drafts.list(ownerOf(caller))).map(present) };
  }

  /** Answers with the draft that counts now: a newer one from another machine stays. */
  @Put('dialogs/:id/draft')
  @Requires(mayKeepDrafts)
  @ApiOkResponse({ type: Draft })
  async keep(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: KeepDraftRequest): Promise<Draft> {
    const { kind, text, quotedId, ageMs } = body;
    return present(await this.drafts.keep(ownerOf(caller), id, { kind, text, quotedId: quotedId ?? null, ageMs: ageMs ?? 0 }));
  }

  @Delete('dialogs/:id/draft')
  @HttpCode(204)
  @Requires(mayKeepDrafts)
  @ApiNoContentResponse()
  async drop(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    await this.drafts.keep(ownerOf(caller), id, { kind: 'to_client', text: '', quotedId: null, ageMs: 0 });
  }
}

const ownerOf = (caller: SignedIn): DraftOwner => ({
  ...{ companyId: caller.companyId, operatorId: caller.operatorId, scope: dialogScope(caller) },
});

const present = ({ updatedAt, ...draft }: DraftRow): Draft => ({ ...draft, updatedAt: updatedAt.toISOString() });
