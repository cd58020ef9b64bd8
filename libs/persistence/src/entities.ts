import { ChannelSchema } from './channels/channel.schema.js';
import { CompanySchema } from './companies/company.schema.js';
import { OperatorSchema } from './operators/operator.schema.js';
import { WebhookSchema } from './webhooks/webhook.schema.js';

/** The mappings of all features. */
export const ENTITIES = [CompanySchema, OperatorSchema, ChannelSchema, WebhookSchema];
