import { generateSync } from 'otplib';
import type { BrowserContext, Page } from 'playwright-core';
import { text } from './texts.js';
import type { WindowOptions, Windows } from './windows.js';

export const PASSWORD = 'three plain words together';

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
  const mark = Math.random().toString(36).slice(2, 10);
  const email = `admin-${mark}@browser.test`;
  const company = `Company ${mark}`;
  const answer = await context.request.post('/api/companies', {
    data: { companyName: company, firstName: 'Nina', email, password: PASSWORD, locale: options.locale ?? 'en', timeZone: 'Europe/Moscow' },
  });
  if (!answer.ok()) throw new Error(`No company: ${answer.status()} ${await answer.text()}`);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const invite = async (address: string): Promise<string> => {
    const made = await context.request.post('/api/invitations', {
      headers: { 'X-CSRF-Token': csrfToken },
      data: { people: [{ email: address }], role: 'operator', groupIds: [] },
    });
    const { results } = (await made.json()) as { results: { invitation: { link: string } | null }[] };
    return pathOf(results[0]?.invitation?.link ?? '');
  };
  return { context, email, company, invite };
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
