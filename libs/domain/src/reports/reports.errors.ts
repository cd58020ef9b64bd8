import { DomainError } from '../shared/domain-error.js';
import { REPORT_VIEW_LIMITS } from './report-view.js';

export class ViewNameTaken extends DomainError {
  constructor() {
    super('view_name_taken', 'You have a view with this name already; take another name', 'conflict', 'name');
  }
}

export class TooManyViews extends DomainError {
  constructor() {
    super('too_many_views', `You have ${REPORT_VIEW_LIMITS.views} views, which is the most; delete one first`, 'conflict');
  }
}

/** Mails go to colleagues who may read what is in them. */
export class NotAReader extends DomainError {
  constructor(names: readonly string[]) {
    const sentence = `${names.join(', ')} may not read this report; choose others, or give them a role that opens it`;
    super('not_a_reader', sentence, 'invalid', 'operatorIds');
  }
}

export class UnknownReaders extends DomainError {
  constructor() {
    super('unknown_readers', 'operatorIds must be colleagues who work here; take them from GET /api/operators', 'invalid', 'operatorIds');
  }
}

export class NoMailOfView extends DomainError {
  constructor() {
    super('no_mail', 'This view is sent to nobody; set up its mail first', 'conflict');
  }
}

export class UnknownChoice extends DomainError {
  constructor(field: string) {
    super(
      'unknown_choice',
      `question.${field} names what there is not; choose from GET /api/reports/choices`,
      'invalid',
      `question.${field}`,
    );
  }
}
