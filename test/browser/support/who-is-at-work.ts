import { Account } from './account.js';
import type { Windows } from './windows.js';

/** Sends colleagues home and empties their desks, so that the rules leave one person to choose from. */
export async function onlyAnnaAtWork(windows: Windows, ...others: string[]): Promise<void> {
  for (const email of others) {
    const context = await windows.context();
    const account = await Account.signIn(context, email);
    await account.clearDesk();
    await account.patch('/api/me', { status: 'offline' });
    await context.close();
  }
}
