import { DomainError } from '../shared/domain-error.js';

export class TagLabelTaken extends DomainError {
  constructor(field: string) {
    super('tag_label_taken', 'There is a tag with this name in the group already; take another name', 'conflict', field);
  }
}

export class TagGroupNameTaken extends DomainError {
  constructor(field: string) {
    super('tag_group_name_taken', 'There is a group of tags with this name already; take another name', 'conflict', field);
  }
}
