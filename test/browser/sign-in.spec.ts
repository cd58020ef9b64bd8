import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ADMIN, demoPassword } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

describe('signing in', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
  });
  after(() => windows.close());

  it('leads to the page that was asked for', async () => {
    const page = await windows.open('/settings');
    await page.getByLabel(text('auth:field.email'), { exact: true }).fill(ADMIN);
    await page.getByLabel(text('auth:field.password'), { exact: true }).fill(demoPassword());
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings');
    await page.getByRole('navigation', { name: text('app:rail.label') }).waitFor();
  });

  it('says that email or password is wrong, and lets in with the right one', async () => {
    const page = await windows.open('/login');
    await page.getByLabel(text('auth:field.email'), { exact: true }).fill(ADMIN);
    const password = page.getByLabel(text('auth:field.password'), { exact: true });
    await password.fill('surely-not-this-one');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: text('auth:error.wrongCredentials') })
      .waitFor();
    await password.fill(demoPassword());
    await page.keyboard.press('Enter');
    await page.waitForURL('**/chat*');
  });

  it('leaves whoever is in a field there, however late the page hears of the demo', async () => {
    const page = await (await windows.context()).newPage();
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/public', (route) => held.then(() => route.continue()));
    await page.goto('/login');
    const email = page.getByLabel(text('auth:field.email'), { exact: true });
    await email.focus();
    answer();
    await page.getByText(ADMIN).first().waitFor();
    await page.keyboard.type('nina@browser.test');
    assert.equal(await email.inputValue(), 'nina@browser.test');
  });

  it('shows the password only while one asks for it', async () => {
    const page = await windows.open('/login');
    const password = page.getByLabel(text('auth:field.password'), { exact: true });
    assert.equal(await password.getAttribute('type'), 'password');
    await page.getByRole('button', { name: text('password:show') }).click();
    assert.equal(await password.getAttribute('type'), 'text');
  });
});

describe('registering', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
  });
  after(() => windows.close());

  it('makes a company of its own, which sees nothing of the others', async () => {
    const page = await windows.open('/register');
    const company = `Company ${Date.now().toString(36)}`;
    await page.getByLabel(text('auth:field.companyName'), { exact: true }).fill(company);
    await page.getByLabel(text('auth:field.firstName'), { exact: true }).fill('Nina');
    await page.getByLabel(text('auth:field.email'), { exact: true }).fill(`nina-${Date.now().toString(36)}@browser.test`);
    await page.getByLabel(text('auth:field.password'), { exact: true }).fill('three plain words together');
    await page.getByText(text('password:level3')).waitFor();
    await page.getByRole('button', { name: text('auth:register.submit') }).click();
    await page.getByRole('heading', { name: text('onboarding:step.company.title') }).waitFor();
    await page.goto('/chat');
    await page.getByText(text('chat:empty.mine')).waitFor();
    await page.goto('/settings');
    assert.equal(await page.getByLabel(text('settings:company.name'), { exact: true }).inputValue(), company);
    assert.match(await page.getByRole('combobox', { name: text('settings:company.timeZone') }).inputValue(), /^Europe\/Moscow/);
    await page.goto('/channels');
    await page.getByText(text('channels:none')).waitFor();
  });

  it('says beside each field what is missing, without asking the server', async () => {
    const page = await windows.open('/register');
    await page.getByRole('button', { name: text('auth:register.submit') }).click();
    for (const key of ['auth:error.companyNameMissing', 'auth:error.firstNameMissing', 'auth:error.emailMissing', 'password:short']) {
      await page.getByText(text(key)).waitFor();
    }
    assert.match(page.url(), /\/register$/);
  });

  it('speaks the language that one switches to', async () => {
    const page = await windows.open('/register');
    await page.getByText('Русский').click();
    await page.getByRole('heading', { name: text('auth:register.title', 'ru') }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'ru');
    assert.match(await page.title(), pattern('auth:register.title', 'ru'));
  });
});
