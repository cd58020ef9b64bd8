import type { Env } from '../env.js';
import type { Driver } from './driver.js';
import { TelegramDriver } from './telegram/telegram-driver.js';
import { WhatsappDriver } from './whatsapp/whatsapp-driver.js';

/** Every messenger that this gateway speaks with. */
export const drivers = (env: Env): readonly Driver[] => [new TelegramDriver(), new WhatsappDriver(env.WHATSAPP_DRIVER_DIR)];
