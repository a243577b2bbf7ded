import { useServer } from '../../support/app.js';
import { request } from '../../support/client.js';
import { signIn, useBrowser } from '../support/visitors.js';
import { register } from '../../support/client.js';
import { randomUUID } from 'node:crypto';
import { inEveryLook } from './camera.js';

const app = useServer();
const browser = useBrowser();

inEveryLook('before signing in', async (look, shoot) => {
  const page = await browser.visit(look);
  await page.goto(`${app.server.url}/sign-in`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await shoot(page, 'sign-in');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await shoot(page, 'sign-in-failed');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.locator('[aria-invalid=true]').first().waitFor();
  await shoot(page, 'sign-up-invalid');
  await page.goto(`${app.server.url}/no-such-page`);
  await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
  await shoot(page, 'not-found');
});

inEveryLook('signing up', async (look, shoot) => {
  const page = await browser.visit(look);
  await page.goto(`${app.server.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada Lovelace');
  await page.getByLabel('E-mail').fill(`${randomUUID().slice(0, 8)}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('Waiting for the first request').waitFor();
  await shoot(page, 'welcome');
  const key = await page.locator('[data-secret]').first().innerText();
  await request(app.server, 'GET', '/api/v1/me', { apiKey: key });
  await page.getByText('Your first request has arrived').waitFor();
  await page.getByLabel('I have stored it').check();
  await shoot(page, 'welcome-arrived');
});

inEveryLook('the shell', async (look, shoot) => {
  const account = await register(app.server, { name: 'Ada Lovelace' });
  const page = await browser.visit(look);
  await signIn(page, app.server, account);
  await page.goto(app.server.url);
  await page.getByRole('heading', { name: 'API keys' }).waitFor();
  if (look.viewport.width < 768) {
    await page.getByRole('button', { name: 'Open the navigation' }).click();
    await shoot(page, 'navigation');
    return;
  }
  await page.keyboard.press('Control+K');
  await page.getByLabel('Search commands').waitFor();
  await shoot(page, 'command-palette');
});
