import type { AttachmentKind } from '#domain/messages/content.js';
import { DomainError } from '#domain/shared/domain-error.js';
import { checkTemplate } from '#domain/templates/check-template.js';
import type { Connector } from '#connectors/connector.js';
import type { Database } from '#persistence/database.js';
import { messageAwaitingTemplate } from '#persistence/templates/template-retry.store.js';
import { templateOf } from '#persistence/templates/template.view.js';
import type { TemplateRefreshActivities } from '#workflows/message-retry/message-retry.activities.js';
import type { TemplateSync } from './template-sync.activities.js';

/** After a refusal for its template: asks for the list, and says whether the message may go once more. */
export function templateRefreshActivities(
  database: Database,
  sync: Pick<TemplateSync, 'run'>,
  connectorOf: (transport: string) => Connector | undefined,
): TemplateRefreshActivities {
  return {
    refreshTemplate: async ({ companyId, messageId }) => {
      const message = await database.transaction(companyId, (tx) => messageAwaitingTemplate(tx, messageId));
      const sent = message?.content?.template;
      if (!message || !sent || !connectorOf(message.transport)) return false;
      // A list that cannot be read tells nothing new.
      if ((await sync.run(companyId, message.channelId)).outcome !== 'stored') return false;
      const template = await database.transaction(companyId, (tx) => templateOf(tx, message.channelId, sent.name, sent.language));
      try {
        if (template) checkTemplate(template, { ...sent, files: message.files as AttachmentKind[] });
      } catch (error) {
        if (error instanceof DomainError) return false;
        throw error;
      }
      return template !== null;
    },
  };
}
