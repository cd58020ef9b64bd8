/** The running product under test: `DESKWIRE_URL`, by default the address of a plain `npm start`. */
export const PRODUCT = (process.env.DESKWIRE_URL ?? 'http://localhost:3000').replace(/\/$/, '');

export const ADMIN = 'demo@deskwire.test';
export const ANNA = 'anna@deskwire.test';
export const BORIS = 'boris@deskwire.test';
export const DEMO_CHANNEL = 'demo-whatsapp-cloud';

/** The demo people's password. The tests cannot make one up: it belongs to the installation. */
export function demoPassword(): string {
  const password = process.env.DEMO_PASSWORD;
  if (!password) throw new Error('Set DEMO_PASSWORD to the demo password of the running product (DATA_DIR/secrets.json has it).');
  return password;
}
