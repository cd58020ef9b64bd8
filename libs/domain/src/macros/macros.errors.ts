import { DomainError } from '../shared/domain-error.js';

export class CommandTaken extends DomainError {
  constructor() {
    super('command_taken', 'There is a quick answer with this command already; take another command', 'conflict', 'command');
  }
}
