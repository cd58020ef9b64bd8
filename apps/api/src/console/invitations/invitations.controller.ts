import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { mustGiveRole } from '#domain/access/raise.js';
import { mayInviteOperators } from '#domain/access/rights.js';
import { INVITATION_LIFETIME_MS } from '#domain/invitations/invitation.js';
import { NobodyInList } from '#domain/invitations/invitations.errors.js';
import { InvitePeople } from '#domain/invitations/invite-people.js';
import { readList, type ListedLine } from '#domain/invitations/read-list.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { InvitationStore } from '#persistence/invitations/invitation.store.js';
import { invitationsById, listInvitations } from '#persistence/invitations/invitation.view.js';
import { LoginAttempts } from '../../access/attempt-limit.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { Env } from '../../env.js';
import { IdPipe } from '../../http/validation.js';
import { CLOCK } from '../../platform/ports.js';
import { givenRole } from '../roles/given-role.js';
import { InvitationPresenter } from './invitation.presenter.js';
import { CheckInvitationsRequest, Invitation, InvitationList, InviteRequest, InviteResults } from './invitations.dto.js';

@ApiTags('operators')
@Requires(mayInviteOperators)
@Controller('api/invitations')
export class InvitationsController {
  constructor(
    private readonly database: Database,
    private readonly people: InvitePeople,
    private readonly invitations: InvitationStore,
    private readonly presenter: InvitationPresenter,
    private readonly limits: LoginAttempts,
    private readonly env: Env,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ type: InvitationList })
  async list(@Caller() caller: SignedIn, @Req() request: FastifyRequest): Promise<InvitationList> {
    const rows = await this.database.transaction(caller.companyId, (tx) => listInvitations(tx, this.clock.now()));
    return { items: rows.map((row) => this.presenter.present(row, caller, request)), mail: this.env.mail };
  }

  /** What inviting this list would do, without doing it. */
  @Post('check')
  @HttpCode(200)
  @ApiOkResponse({ type: InviteResults })
  async check(@Caller() caller: SignedIn, @Body() { text }: CheckInvitationsRequest): Promise<InviteResults> {
    const decisions = await this.people.check(caller, readList(text));
    return { results: decisions.map((decision) => this.presenter.result(decision)), mail: this.env.mail };
  }

  /** Invites whoever can be, and says of everybody else why not. The same list twice invites nobody twice. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: InviteResults })
  async invite(@Caller() caller: SignedIn, @Body() body: InviteRequest, @Req() request: FastifyRequest): Promise<InviteResults> {
    const as = { role: givenRole(body), groupIds: body.groupIds ?? [] };
    const lines = linesOf(body);
    await this.limits.invite(caller.companyId, Math.max(lines.length, 1));
    const results = await this.people.run(caller, lines, as);
    const ids = results.flatMap(({ invitationId }) => invitationId ?? []);
    const rows = await this.database.transaction(caller.companyId, (tx) => invitationsById(tx, ids, this.clock.now()));
    const shown = new Map(rows.map((row) => [row.id, this.presenter.present(row, caller, request)]));
    return {
      results: results.map((result) => this.presenter.result(result, shown.get(result.invitationId ?? 0))),
      mail: this.env.mail,
    };
  }

  /** A new link, good for as long as the first was; the one before is dead. */
  @Post(':id/resend')
  @HttpCode(200)
  @ApiOkResponse({ type: Invitation })
  async resend(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Req() request: FastifyRequest): Promise<Invitation> {
    await this.limits.invite(caller.companyId, 1);
    const now = this.clock.now();
    const times = { now, expiresAt: new Date(now.getTime() + INVITATION_LIFETIME_MS) };
    await this.invitations.resend(caller.companyId, id, times, (given) => mustGiveRole(caller, given, null));
    const [row] = await this.database.transaction(caller.companyId, (tx) => invitationsById(tx, [id], now));
    if (!row) throw notFound('Invitation');
    return this.presenter.present(row, caller, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    await this.invitations.revoke(caller.companyId, id, (given) => mustGiveRole(caller, given, null));
  }
}

function linesOf({ text, people }: InviteRequest): ListedLine[] {
  if (text !== undefined && people === undefined) return readList(text);
  if (people === undefined || text !== undefined) throw new NobodyInList();
  return people.map(({ email, firstName, lastName }, index) => ({
    line: index + 1,
    email: email.normalize('NFC').toLowerCase(),
    firstName: firstName ?? '',
    lastName: lastName ?? '',
  }));
}
