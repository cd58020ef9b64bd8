import { DomainError } from '../shared/domain-error.js';

export class TransferTargetUnclear extends DomainError {
  constructor() {
    super('invalid_input', 'Send either operatorId or groupId: a dialog goes to one of them', 'invalid', 'operatorId');
  }
}
