import type { FastifyRequest } from 'fastify';
import { Injectable } from '@nestjs/common';
import { mayGiveRole } from '#domain/access/raise.js';
import type { InviteDecision } from '#domain/invitations/decide-invitations.js';
import type { InvitationRow } from '#persistence/invitations/invitation.view.js';
import { PublicLinks } from '../../access/public-links.js';
import type { SignedIn } from '../../access/signed-in.js';
import { Env } from '../../env.js';
import type { Invitation, InviteResult } from './invitations.dto.js';

/** Invitations as the console shows them. */
@Injectable()
export class InvitationPresenter {
  constructor(
    private readonly env: Env,
    private readonly links: PublicLinks,
  ) {}

  present({ held, version, ...row }: InvitationRow, caller: SignedIn, request: FastifyRequest): Invitation {
    const undelivered = !this.env.mail || row.mailError !== null;
    // Who holds the link can become what it makes: it is for those only who could make somebody that.
    const shown = row.state === 'pending' && undelivered && mayGiveRole(caller, held);
    return { ...row, link: shown ? this.links.to('invitation', row.id, version, request) : null };
  }

  result({ invite: _, ...decision }: InviteDecision, invitation: Invitation | null = null): InviteResult {
    const { line, email, outcome, code, reason } = decision;
    return { line, email, outcome, code, reason, invitation };
  }
}
