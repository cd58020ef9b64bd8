import { DomainError } from '../shared/domain-error.js';

export class NoFile extends DomainError {
  constructor() {
    super('no_file', 'Send one file as multipart/form-data in the field "file"', 'invalid', 'file');
  }
}

export class EmptyFile extends DomainError {
  constructor() {
    super('empty_file', 'The file is empty; choose another', 'invalid', 'file');
  }
}

export class UploadInterrupted extends DomainError {
  constructor() {
    super('upload_interrupted', 'The file did not arrive completely; send it again', 'invalid', 'file');
  }
}
