import { DomainError } from '../shared/domain-error.js';
import type { TemplateStatus } from './template.js';

export class UnknownTemplate extends DomainError {
  constructor(name: string, language: string) {
    const sentence = `The channel has no template "${name}" in "${language}"; take one of GET /api/channels/:id/templates, or refresh the list`;
    super('unknown_template', sentence, 'invalid', 'template.name');
  }
}

const REMEDIES: Record<Exclude<TemplateStatus, 'approved'>, string> = {
  pending: 'wait until the provider has approved it',
  rejected: 'change it at the provider and hand it in again',
  paused: 'wait until the provider takes it up again, or choose another one',
  disabled: 'choose another one',
  deleted: 'choose another one',
};

export class TemplateNotApproved extends DomainError {
  constructor(name: string, status: Exclude<TemplateStatus, 'approved'>) {
    super('template_not_approved', `The template "${name}" is ${status}; ${REMEDIES[status]}`, 'invalid', 'template.name');
  }
}

/** A value is missing, too much, too long, or of a form that the provider refuses. */
export class TemplateValueRefused extends DomainError {
  constructor(field: string, sentence: string) {
    super('template_value', `${field} ${sentence}`, 'invalid', field);
  }
}

export class NoTemplates extends DomainError {
  constructor() {
    super('no_templates', 'The provider of this channel keeps no message templates', 'invalid');
  }
}
