import { DomainError } from '../shared/domain-error.js';

export class UnknownTransport extends DomainError {
  constructor() {
    super('unknown_transport', 'transport must be one of those that GET /api/transports lists', 'invalid', 'transport');
  }
}

/** What the provider said, kept with the channel and shown until a check succeeds. */
export interface CheckError {
  /** The form's field that is wrong (`secrets.access_token`), or null when it is none in particular. */
  field: string | null;
  /** Key of the sentence that the admin reads (`channelRefusal.<reason>`). */
  reason: string;
  /** The provider's own words; no secret in it. */
  detail: string | null;
}

/** The provider does not take the channel as it is set up. */
export class ChannelRefused extends DomainError {
  constructor(readonly refusal: CheckError) {
    const { field, reason, detail } = refusal;
    const words = detail ?? reason.replaceAll('_', ' ');
    super('channel_refused', `The provider refused the channel: ${words}`, 'unprocessable', field ?? undefined);
  }
}

export class NothingToSignIn extends DomainError {
  constructor() {
    super('nothing_to_sign_in', 'This kind of channel needs no sign-in; only personal numbers do', 'conflict');
  }
}

export class UnknownGroup extends DomainError {
  constructor() {
    super('unknown_group', 'groupIds names a group that does not exist; take them from GET /api/groups', 'invalid', 'groupIds');
  }
}
