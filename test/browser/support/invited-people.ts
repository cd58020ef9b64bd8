import type { Account } from './account.js';

interface Invited {
  id: number;
  email: string;
  link: string | null;
}

let made = 0;

/** An address that nobody has. */
export const aNewEmail = (name: string): string => `${name}.${Date.now()}${(made += 1)}@deskwire.test`;

/** The link of an open invitation, as whoever may invite sees it where no letters go out. */
export async function linkOf(account: Account, email: string): Promise<string> {
  const { items } = await account.get<{ items: Invited[] }>('/api/invitations');
  const link = items.find((invitation) => invitation.email === email)?.link;
  if (!link) throw new Error(`${email} has no link`);
  return link;
}

/** Invites somebody without the console's page. */
export async function invite(account: Account, email: string, role: { role: string } | { customRoleId: number }): Promise<string> {
  await account.post('/api/invitations', { text: email, ...role, groupIds: [] });
  return linkOf(account, email);
}

/** Sends whoever came in a test away again, so that he takes no place of the next one. */
export async function dismiss(account: Account, ids: readonly number[]): Promise<void> {
  for (const id of ids) await account.remove(`/api/operators/${id}`);
}
