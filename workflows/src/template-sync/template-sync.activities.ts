import type { TemplateSyncInput, TemplateSyncResult } from './template-sync.contract.js';

export interface TemplateSyncActivities {
  /** Asks the provider for its list and stores it. A provider that refuses is an answer, not an error: the list of before stays. */
  syncTemplates(input: Pick<TemplateSyncInput, 'companyId' | 'channelId'>): Promise<TemplateSyncResult>;
}
