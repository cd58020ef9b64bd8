import { DomainError } from '../shared/domain-error.js';

export const CUSTOM_FIELD_KINDS = ['text', 'number', 'date', 'flag', 'list'] as const;
export type CustomFieldKind = (typeof CUSTOM_FIELD_KINDS)[number];

/** A field of the company's own on the cards of its clients. */
export interface CustomFieldFields {
  name: string;
  kind: CustomFieldKind;
  /** What may be chosen, where the kind is `list`. */
  options: string[];
}

export const CUSTOM_FIELD_LIMITS = { name: 100, option: 100, options: 100 } as const;

export class CustomFieldNameTaken extends DomainError {
  constructor() {
    super('custom_field_name_taken', 'There is a field with this name already; take another name', 'conflict', 'name');
  }
}
