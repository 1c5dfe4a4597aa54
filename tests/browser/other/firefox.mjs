/** A reader's passage in Firefox, through WebDriver BiDi: node firefox.mjs ADDRESS. */
import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";

const [address] = process.argv.slice(2);
const executablePath = process.env.ASSESS_FIREFOX || "/usr/bin/firefox-esr";
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
const page = await browser.newPage();
const errors = [];
page.on("pageerror", (error) => errors.push(String(error)));

const text = (selector) => page.$eval(selector, (one) => one.textContent.trim());
const card = (ident) => `form[data-ident="${ident}"]`;

try {
  await page.goto(`${address}/quiz.html`);
  await page.click(`${card("dns-port")} input[value="a"]`);
  await page.click(`${card("dns-port")} [data-action="check"]`);
  assert.equal(await text(`${card("dns-port")} [data-part="outcome"]`), "Not right. 1 try left.That is HTTP.");
  await page.reload();
  assert.equal(await page.$eval(`${card("dns-port")} input[value="a"]`, (one) => one.checked), true);
  assert.match(await text(`${card("dns-port")} [data-part="outcome"]`), /^Not right\. 1 try left\./);

  await page.goto(`${address}/test.html`);
  const idents = await page.$$eval("form[data-ident]", (all) => all.map((one) => one.dataset.ident));
  assert.equal(idents.length, 15);
  for (const ident of idents) {
    const key = JSON.parse(await text(`${card(ident)} script`)).key.correct;
    for (const value of key) await page.click(`${card(ident)} input[value="${value}"]`);
  }
  await page.click('[data-action="submit"]');
  assert.match(await text('[data-part="result"]'), /^Your resultPassed\. 15 of 15 points, 100%\./);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Your result");
  await page.reload();
  assert.match(await text('[data-part="result"]'), /^Your resultPassed\. 15 of 15 points, 100%\./);
  assert.equal((await page.$$("fieldset:disabled")).length, 15);

  await page.goto(`${address}/record.html`);
  const step = (name) => `.assess-record [data-page="${name}"]`;
  for (let visit = 0; visit < 2; visit += 1) {
    assert.equal(await text(`${step("quiz")} [data-part="state"]`), "0 of 3 right");
    assert.equal(await text(`${step("test")} [data-part="state"]`), "passed");
    assert.match(await text(`${step("test")} [data-part="details"]`), /^Best: 15 of 15 points, 100%\..* Attempts: 1\.$/);
    assert.match(await text(".assess-statement"), /^Statement of completion/);
    await page.reload();
  }
  await page.click(`${step("test")} [data-action="reset"]`);
  await page.click('.assess-record [data-action="delete"]');
  assert.equal(await text('[data-part="said"]'), "Deleted.");
  assert.equal(await text(`${step("test")} [data-part="state"]`), "not begun");

  // All wrong: practice of both objectives, which a reload keeps.
  await page.goto(`${address}/test.html`);
  for (const ident of idents) {
    const [right] = JSON.parse(await text(`${card(ident)} script`)).key.correct;
    await page.click(`${card(ident)} input[value="${right === "a" ? "b" : "a"}"]`);
  }
  await page.click('[data-action="submit"]');
  await Promise.all([page.waitForNavigation(), page.click('[data-part="result"] .assess-controls a')]);
  await page.click(`${card("dns-port")} input[value="b"]`);
  await page.click(`${card("dns-port")} [data-action="check"]`);
  for (let visit = 0; visit < 2; visit += 1) {
    assert.equal(await text('[data-part="chosen"]'), "Questions: 2. Objectives: net.1, net.2.");
    assert.equal(await text('[data-part="progress"]'), "Questions answered right: 1 of 2.");
    await page.reload();
  }
  assert.deepEqual(errors, []);
  console.log(`${await browser.version()}: quiz, test, record, practice and reload work`);
} finally {
  await browser.close();
}
