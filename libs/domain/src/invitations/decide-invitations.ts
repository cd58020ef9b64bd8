import type { InviteOutcome, InviteReason, ListedPerson } from './invitation.js';
import { hasAddress, type ListedLine } from './read-list.js';

const ADDRESS_MAX_LENGTH = 254;
const NAME_MAX_LENGTH = 100;

/** Somebody with this address who works here, or did. */
export interface Colleague {
  operatorId: number;
  state: 'active' | 'blocked' | 'deleted';
  /** Whether he has come and set a password of his own. */
  confirmed: boolean;
  /** Whether the caller could give him the role that he has: else a link to his account would raise the caller. */
  withinReach: boolean;
}

/** What is known of the addresses of a list, by address. */
export interface InviteFacts {
  colleagues: ReadonlyMap<string, Colleague>;
  /** Who has a link that is still good. */
  invited: ReadonlySet<string>;
  /** Who works for another company of this installation. */
  elsewhere: ReadonlySet<string>;
  /** How many operators the licence still allows, the invited counted. */
  seats: number;
}

export interface InviteDecision {
  line: number;
  email: string;
  outcome: InviteOutcome;
  code: InviteReason | null;
  reason: string | null;
  /** Who gets a letter; null where nobody does. */
  invite: (ListedPerson & { operatorId: number | null }) | null;
}

const REASONS: Record<InviteReason, [InviteOutcome, string]> = {
  no_address: ['invalid', 'No e-mail address stands in this line'],
  bad_address: ['invalid', 'This is not an e-mail address'],
  name_too_long: ['invalid', `A name may have ${NAME_MAX_LENGTH} characters at most`],
  twice_in_list: ['already_invited', 'The address stands in the list once more, further up'],
  already_invited: ['already_invited', 'Invited already, and the link is still good; send it again if the letter was lost'],
  already_here: ['already_here', 'Works here already'],
  blocked_here: ['already_here', 'Works here and is blocked; let him in again in the list of operators'],
  deleted_here: ['already_here', 'Worked here and was deleted; restore him in the list of operators'],
  above_you: ['already_here', 'Was added with a role that you may not give; ask an admin to invite him'],
  used_elsewhere: ['used_elsewhere', 'The address belongs to an account in another company; invite another address'],
  over_limit: ['over_limit', 'All operators that your licence allows are taken; block or delete somebody, or extend the licence'],
};

/**
 * What becomes of each line, in the order of the list: while the licence has places the next one gets one, and what is wrong with one
 * line is no reason to refuse another. The same rules for a list that is only looked at.
 */
export function decideInvitations(
  lines: readonly ListedLine[],
  facts: InviteFacts,
  isAddress: (text: string) => boolean,
): InviteDecision[] {
  const seen = new Map<string, InviteReason>();
  let { seats } = facts;
  return lines.map((listed) => {
    if (!hasAddress(listed)) return refused({ line: listed.line, email: listed.text.slice(0, ADDRESS_MAX_LENGTH) }, 'no_address');
    const colleague = facts.colleagues.get(listed.email);
    const takesSeat = colleague === undefined;
    const reason = wrongWith(listed, isAddress) ?? knownAs(listed.email, seen, facts) ?? (takesSeat && seats < 1 ? 'over_limit' : null);
    // What is wrong with an address is wrong with it further down as well.
    seen.set(listed.email, reason ?? 'twice_in_list');
    if (reason !== null) return refused(listed, reason);
    if (takesSeat) seats -= 1;
    const invite = { ...listed, operatorId: colleague?.operatorId ?? null };
    return { line: listed.line, email: listed.email, outcome: 'invited', code: null, reason: null, invite };
  });
}

function wrongWith({ email, firstName, lastName }: ListedPerson, isAddress: (text: string) => boolean): InviteReason | null {
  if (email.length > ADDRESS_MAX_LENGTH || !isAddress(email)) return 'bad_address';
  return firstName.length > NAME_MAX_LENGTH || lastName.length > NAME_MAX_LENGTH ? 'name_too_long' : null;
}

function knownAs(
  email: string,
  seen: ReadonlyMap<string, InviteReason>,
  { colleagues, invited, elsewhere }: InviteFacts,
): InviteReason | null {
  const before = seen.get(email);
  if (before) return before;
  if (invited.has(email)) return 'already_invited';
  const colleague = colleagues.get(email);
  if (!colleague) return elsewhere.has(email) ? 'used_elsewhere' : null;
  if (colleague.state !== 'active') return colleague.state === 'blocked' ? 'blocked_here' : 'deleted_here';
  if (colleague.confirmed) return 'already_here';
  return colleague.withinReach ? null : 'above_you';
}

const refused = ({ line, email }: { line: number; email: string }, code: InviteReason): InviteDecision => {
  const [outcome, reason] = REASONS[code];
  return { line, email: email.slice(0, ADDRESS_MAX_LENGTH), outcome, code, reason, invite: null };
};
