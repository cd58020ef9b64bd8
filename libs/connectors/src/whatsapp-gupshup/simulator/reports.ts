import type { LaterFailure } from './answers.js';

/** What is told about a template. */
export interface TemplateNews {
  id: string;
  metasId: number;
  name: string;
  language: string;
  status: string;
  reason: string | null;
}

/** What is told about a sent message. */
export interface Report {
  status: 'enqueued' | 'sent' | 'delivered' | 'read' | 'failed';
  gsId: string;
  failure?: LaterFailure;
}
