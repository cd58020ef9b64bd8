import type { LaterFailure } from './answers.js';

/** What is told about a sent message. */
export interface Report {
  status: 'enqueued' | 'sent' | 'delivered' | 'read' | 'failed';
  gsId: string;
  failure?: LaterFailure;
}
