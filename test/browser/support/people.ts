import { generateSync } from 'otplib';
import type { BrowserContext, Page } from 'playwright-core';
import { Account } from './account.js';
import { invite } from './invited-people.js';
import { text } from './texts.js';
import type { WindowOptions, Windows } from './windows.js';

/** What the authenticator app on somebody's phone shows now. */
export const codeNow = (secret: string): string => generateSync({ secret: secret.replace(/\s/g, '') });

export interface Registered {
  context: BrowserContext;
  email: string;
  company: string;
  /** Resolves with the path of the letter's link: the product under test sends no letters. */
  invite: (address: string) => Promise<string>;
}

/** A company of its own, so that what is done to its people disturbs nobody else. Its window is signed in as its administrator. */
export async function registerCompany(windows: Windows, options: WindowOptions = {}): Promise<Registered> {
  const context = await windows.context(options);
  const { account, email, company } = await Account.register(context, options.locale);
  return { context, email, company, invite: async (address) => pathOf(await invite(account, address, { role: 'operator' })) };
}

/** Of a link that may have the host's own name in it: path and token. */
export function pathOf(link: string): string {
  const { pathname, hash } = new URL(link);
  return pathname + hash;
}

export async function fillLogin(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(text('auth:field.email'), { exact: true }).fill(email);
  await page.getByLabel(text('auth:field.password'), { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}
