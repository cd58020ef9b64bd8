import type { Frame } from 'playwright-core';
import type { Account } from './account.js';
import { Crm, DESK } from './crm.js';
import { KeyboardDesk } from './keyboard-desk.js';
import type { Layout } from './layout.js';
import type { Locale } from './texts.js';
import type { Windows } from './windows.js';

/** A desk in the frame of somebody's page, and the way out that puts everything back. */
export interface FramedDesk {
  desk: KeyboardDesk;
  leave(): Promise<void>;
}

/** Opens the page of a CRM on another site and goes into its frame of 380 pixels with Tab, as the `account`, who must be an admin. */
export async function enterFrame(
  windows: Windows,
  account: Account,
  { port, layout, locale }: { port: number; layout: Layout; locale: Locale },
): Promise<FramedDesk> {
  const url = `http://localhost:${port}`;
  await account.patch('/api/company', { embedOrigins: [url] });
  const made = await account.post<{ id: number; token: string }>('/api/api-tokens', { name: `Frame ${port}`, scopes: ['embed:write'] });
  const { company } = await account.get<{ company: { id: number } }>('/api/me');
  const crm = await Crm.start({ port, token: made.token, companyId: company.id, operatorId: account.id });
  const page = await windows.open(crm.url, { width: 420, height: 740 });
  await page.frameLocator('#deskwire').getByRole('group').first().waitFor();
  const frame: Frame = page.frames().find((one) => one.url().startsWith(DESK))!;
  const desk = new KeyboardDesk(page, frame, layout, locale);
  await desk.key('Tab');
  await desk.keepsFocus('Tab into the frame');
  return {
    desk,
    leave: async () => {
      crm.stop();
      await account.remove(`/api/api-tokens/${made.id}`);
      await account.patch('/api/company', { embedOrigins: [] });
    },
  };
}
