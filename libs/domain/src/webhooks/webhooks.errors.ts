import { DomainError } from '../shared/domain-error.js';

export class TooManyWebhooks extends DomainError {
  constructor(limit: number) {
    super('too_many_webhooks', `A company can have ${limit} webhooks at most; delete one that is not needed any more`, 'conflict');
  }
}

export class WebhookSwitchedOff extends DomainError {
  constructor() {
    super('webhook_switched_off', 'The webhook is switched off, and nothing is sent to it; switch it on first', 'conflict');
  }
}

export class DeliveryIsOnItsWay extends DomainError {
  constructor() {
    super('delivery_on_its_way', 'This delivery is being sent at this moment; look at how it ends before you send it again', 'conflict');
  }
}

export const invalidWebhook = (field: string, sentence: string): DomainError =>
  new DomainError('invalid_input', `${field} ${sentence}`, 'invalid', field);

export class UnknownChannel extends DomainError {
  constructor() {
    super('unknown_channel', 'channelIds names a channel that does not exist; take them from GET /api/channels', 'invalid', 'channelIds');
  }
}
