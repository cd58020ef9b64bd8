import { Controller, Delete, Get, HttpCode, Inject, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayChangeOwnSecurity, mayUseConsole } from '#domain/access/rights.js';
import { CurrentSession } from '#domain/sessions/sessions.errors.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { Database } from '#persistence/database.js';
import { SessionStore } from '#persistence/sessions/session.store.js';
import { sessionsOf } from '#persistence/sessions/session.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { CLOCK } from '../../platform/ports.js';
import { EndedSessions, SessionList } from './session-list.dto.js';
import { presentSessions } from './session.presenter.js';

/** Where one is signed in oneself. */
@ApiTags('session')
@Controller('api/me/sessions')
export class OwnSessionsController {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Requires(mayUseConsole)
  @Get()
  @ApiOkResponse({ type: SessionList })
  async list(@Caller() { companyId, operatorId, sessionId }: SignedIn): Promise<SessionList> {
    const rows = await this.database.transaction(companyId, (tx) => sessionsOf(tx, [operatorId], this.clock.now()));
    return { items: presentSessions(rows, sessionId) };
  }

  /** Ends all but the one that asks. */
  @Requires(mayChangeOwnSecurity)
  @Delete()
  @ApiOkResponse({ type: EndedSessions })
  async endOthers(@Caller() caller: SignedIn): Promise<EndedSessions> {
    return { ended: await this.sessions.endAll(caller, caller.sessionId) };
  }

  @Requires(mayChangeOwnSecurity)
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    if (id === caller.sessionId) throw new CurrentSession();
    await this.sessions.end(caller, id);
  }
}
