/** Carries the secret that we gave with `setWebhook`; Telegram sends it back with every update. */
export const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
