import { DomainError } from '../shared/domain-error.js';

/** The installation has no payment provider; the balance is topped up by whoever runs it. */
export class PaymentsNotSetUp extends DomainError {
  constructor() {
    super('payments_not_set_up', 'No payment provider is set up here; ask whoever runs this Deskwire to top the balance up', 'conflict');
  }
}

export class PaymentProviderUnavailable extends DomainError {
  constructor() {
    super('payment_provider_unavailable', 'The payment provider cannot be reached right now; try again in a minute', 'conflict');
  }
}

/** `code`: the provider's own. */
export class PaymentRefused extends DomainError {
  constructor(code: string) {
    super('payment_refused', `The payment provider refused the payment (${code}); tell whoever runs this Deskwire`, 'conflict');
  }
}

export class AmountOutOfBounds extends DomainError {
  constructor(minimumMinor: number, maximumMinor: number) {
    const bounds = `from ${minimumMinor} to ${maximumMinor}`;
    super('invalid_input', `amountMinor must be ${bounds}, in the smallest unit of the currency`, 'invalid', 'amountMinor');
  }
}

/** The key came before with other wishes: whoever asks has mixed two of them up. */
export class KeyUsed extends DomainError {
  constructor() {
    super('key_used', 'The key was used for something else; make a new one for each purchase and payment', 'conflict', 'key');
  }
}
