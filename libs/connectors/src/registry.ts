import type { Transport } from '#domain/channels/channel.js';
import type { Connector } from './connector.js';
import { external } from './external/connector.js';
import { max } from './max/connector.js';
import { siteWidget } from './site-widget/connector.js';
import { tamtam } from './tamtam/connector.js';
import { telegramBot } from './telegram-bot/connector.js';
import { telegramPersonal } from './telegram-personal/connector.js';
import { whatsapp360dialog } from './whatsapp-360dialog/connector.js';
import { whatsappCloud } from './whatsapp-cloud/connector.js';
import { whatsappGupshup } from './whatsapp-gupshup/connector.js';
import { whatsappPersonal } from './whatsapp-personal/connector.js';

/** Every kind of messenger that can be connected. A new one is a folder and a line here. */
const CONNECTORS: readonly Connector[] = [
  whatsappCloud,
  whatsapp360dialog,
  whatsappGupshup,
  whatsappPersonal,
  telegramBot,
  telegramPersonal,
  max,
  tamtam,
  external,
  siteWidget,
];

const BY_TRANSPORT = new Map<Transport, Connector>(CONNECTORS.map((connector) => [connector.transport, connector]));

export const allConnectors = (): readonly Connector[] => CONNECTORS;

/** Undefined: nobody here talks to such a messenger. */
export const connectorOf = (transport: Transport): Connector | undefined => BY_TRANSPORT.get(transport);
