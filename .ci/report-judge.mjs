// report-judge.mjs TOOLS WORK: the part of report-judge that drives the browser. Every check is a line; one that fails
// says what it saw.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [tools, work] = process.argv.slice(2);
const require = createRequire(`${tools}/node_modules/`);
const { chromium } = require("playwright-core");
const Ajv = require("ajv/dist/2020").default;
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || execFileSync("which", ["chromium"], { encoding: "utf8" }).trim(),
  args: ["--no-sandbox"],
});

/** Opens a page and judges it; the faults found, in words. */
async function judge(name, { thorough = true, contrast = true, opened = true } = {}) {
  const file = `file://${work}/${name}`;
  const faults = [];
  const check = (holds, says) => { if (!holds) faults.push(says); };
  const open = async (options) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`); });
    page.on("pageerror", (error) => faults.push(`script error: ${error.message}`));
    page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on("request", (request) => { if (request.url().split("#")[0] !== file) faults.push(`request: ${request.url()}`); });
    const begun = performance.now();
    await page.goto(file);
    return { context, page, milliseconds: Math.round(performance.now() - begun) };
  };
  const accessible = async (page, how) => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate((contrast) => axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      rules: { "color-contrast": { enabled: contrast } },
    }), contrast);
    for (const { id, help, nodes } of violations) faults.push(`axe (${how}): ${id}: ${help}: ${nodes.length} times, ${nodes[0].html.slice(0, 160)}`);
  };

  const { context, page, milliseconds } = await open({ reducedMotion: "reduce" });
  const count = await page.locator(".diff").count();
  const status = () => page.locator("#status").textContent();
  const focused = () => page.evaluate(() => document.activeElement.id);
  check(milliseconds < 10_000, `loading took ${milliseconds} ms`);
  check(await page.locator("script").count() === 1, "there is more than one script");
  check(await page.locator("html[lang]").count() === 1, "the page has no language");
  check(await status() === `${count} differences`, `the status says ${await status()}, and there are ${count}`);
  const order = await page.evaluate(() => [...document.querySelectorAll(".diff")].map((diff) => diff.id));
  check(new Set(order).size === count, "a difference has the id of another");

  // the keys, forth and back, round the end, and what is in focus can be seen below the bar
  for (const [key, index] of [["n", 0], ["j", 1], ["n", 2], ["p", 1], ["k", 0], ["p", count - 1], ["n", 0]]) {
    await page.keyboard.press(key);
    check(await focused() === order[index], `after ${key} the focus is on ${await focused()}, not on ${order[index]}`);
    const seen = await page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      const bar = document.getElementById("bar").getBoundingClientRect();
      const style = getComputedStyle(document.activeElement);
      return { top: box.top >= bar.bottom - 1 && box.top < innerHeight, outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
    });
    check(seen.top, `after ${key} the focus is out of sight`);
    check(seen.outline, `after ${key} the focus is not marked`);
  }
  check(await status() === `1 of ${count} differences`, `the status says ${await status()}`);
  check(await page.locator("[aria-current]").count() === 1, "not exactly one difference is the current one");
  await page.locator("#next").click();
  check(await focused() === order[1], "the button Next does not lead on");
  await page.locator("#previous").click();
  check(await focused() === order[0], "the button Previous does not lead back");

  if (thorough && faults.length === 0) {
    // the keys can be switched off
    await page.locator(".filter > summary").click();
    await page.locator("#keys").uncheck();
    await page.locator(".filter > summary").focus();
    await page.keyboard.press("n");
    check(await focused() === "", "the key n works though it is switched off");
    await page.locator("#keys").check();

    // a filter hides what it says and nothing else, also from the keys
    for (const gravity of ["text", "noise"]) {
      await page.locator(`input[value=${gravity}]`).uncheck();
      const left = await page.locator(`.diff:not([data-g=${gravity}])`).count();
      check(await page.locator(".diff:not([hidden])").count() === left, `without ${gravity} not ${left} are left`);
      check((await status()).endsWith(`${left} of ${count} differences`), `without ${gravity} the status says ${await status()}`);
      const marks = await page.evaluate((gravity) => [...document.querySelectorAll("[data-d]")].every((mark) =>
        mark.classList.contains("off") === (document.getElementById(mark.dataset.d).dataset.g === gravity)), gravity);
      check(marks, `without ${gravity} other marks are off than its own`);
      const visited = new Set();
      for (let step = 0; step < Math.min(left, 15); step += 1) {
        await page.keyboard.press("n");
        visited.add(await page.evaluate(() => document.activeElement.dataset.g));
      }
      check(!visited.has(gravity), `n leads to ${gravity}, which is filtered`);
      await page.locator(`input[value=${gravity}]`).check();
    }
    const code = await page.locator("input[name=class]").first().getAttribute("value");
    await page.locator("#none").click();
    check(await page.locator(".diff:not([hidden])").count() === 0, "No class leaves some");
    await page.locator(`input[value=${code}]`).check();
    check(await page.locator(".diff:not([hidden])").count() === await page.locator(`.diff[data-c=${code}]`).count(), `the class ${code} alone shows others`);
    await page.locator("#all").click();
    check(await page.locator(".diff:not([hidden])").count() === count, "Show all does not show all");
    if (contrast) await accessible(page, "filter open");
    await page.keyboard.press("Escape");
    check(await page.locator(".filter[open]").count() === 0, "Escape does not close the filter");

    // a link of the summary leads into a closed file, too
    await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = false; });
    const link = page.locator(".links a").first();
    await page.evaluate(() => { for (const details of document.querySelectorAll("details.links")) details.open = true; });
    const target = (await link.getAttribute("href")).slice(1);
    await link.click();
    await page.waitForFunction((id) => document.activeElement.id === id, target, { timeout: 5000 })
      .catch(() => faults.push(`the link to ${target} does not lead there`));

    // on paper
    await page.emulateMedia({ media: "print" });
    const pdf = `${work}/${name}.pdf`;
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
    const ids = await page.evaluate(() => [...document.querySelectorAll(".diff")].map((diff) => /id ([0-9a-f]{12})/.exec(diff.textContent)[1]));
    const lost = ids.filter((id) => !text.includes(id));
    check(lost.length === 0, `${lost.length} differences are not on paper, as ${lost[0]}`);
    check(!/Previous\s+p\b/.test(text), "the bar is on paper");
    await context.close();

    const ways = [
      ["narrow", { viewport: { width: 320, height: 800 } }],
      ["light", { colorScheme: "light" }],
      ["dark", { colorScheme: "dark" }],
    ];
    for (const [how, options] of contrast ? ways : ways.slice(0, 1)) {
      const { context, page } = await open(options);
      // of a hundred files one is enough: they are all alike
      await page.evaluate((opened) => {
        for (const details of document.querySelectorAll(opened ? ".file > details, .legend, details.links" : "#f1 > details, .legend")) details.open = true;
      }, opened);
      await accessible(page, how);
      if (how === "narrow") {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        check(wide <= 0, `at 320 pixels the page is ${wide} too wide`);
      }
      await context.close();
    }

    // without script everything can be read
    const plain = await open({ javaScriptEnabled: false });
    check(await plain.page.locator("#bar").isHidden(), "without script there is a bar that does nothing");
    check(await plain.page.locator(".diff").count() === count, "without script there are other differences");
    const summary = plain.page.locator(".file > details > summary").first();
    if (!await plain.page.locator(".diff").first().isVisible()) await summary.click();
    check(await plain.page.locator(".diff").first().isVisible(), "without script a difference cannot be read");
    await plain.context.close();
  } else {
    await accessible(page, "as it opens");
    await context.close();
  }
  return { faults, count, milliseconds };
}

let failed = 0;
// contrast is a matter of the style sheet, and takes a minute on the large pages: it is judged on the seed's
for (const [name, contrast, opened] of [["seed.html", true, true], ["five-hundred.html", false, true], ["hundred-files.html", false, false]]) {
  const begun = performance.now();
  const { faults, count, milliseconds } = await judge(name, { contrast, opened });
  const size = Math.round(readFileSync(`${work}/${name}`).length / 1024);
  console.log(`${name}: ${count} differences, ${size} KiB, loaded in ${milliseconds} ms, judged in ${Math.round((performance.now() - begun) / 1000)} s: ${faults.length || "no"} faults`);
  for (const fault of faults) console.log(`  ${fault}`);
  failed += faults.length;
}

// the pages of compare and concord have no script: they are judged as they stand, in light and in dark
async function still(name) {
  const file = `file://${work}/${name}`;
  const faults = [];
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme });
    const page = await context.newPage();
    page.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`); });
    page.on("request", (request) => { if (request.url().split("#")[0] !== file) faults.push(`request: ${request.url()}`); });
    await page.goto(file);
    const dead = await page.evaluate(() => [...document.querySelectorAll("a")]
      .filter((link) => !document.getElementById(link.getAttribute("href").slice(1))).map((link) => link.outerHTML));
    for (const link of dead) faults.push(`a link leads nowhere: ${link}`);
    if (await page.locator("script").count()) faults.push("there is a script");
    if (!await page.locator("nav a").count()) faults.push("no change is named at the head");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) faults.push(`the page is ${wide} pixels wider than the window`);
    // the policy of the page allows no script; the judge's own is let in
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    for (const { id, help, nodes } of violations) faults.push(`axe (${colorScheme}): ${id}: ${help}: ${nodes.length} times, ${nodes[0].html.slice(0, 160)}`);
    await context.close();
  }
  return faults;
}

for (const name of ["compare.html", "concord.html"]) {
  const faults = await still(name);
  console.log(`${name}: ${faults.length || "no"} faults`);
  for (const fault of faults) console.log(`  ${fault}`);
  failed += faults.length;
  const page = readFileSync(`${work}/${name}`, "utf8").replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  for (const [from, to] of [["--soft: #5a5a5a", "--soft: #c9c9c9"], ['href="#', 'href="#no'], ["<th scope", "<script></script><th scope"]]) {
    if (!page.includes(from)) throw new Error(`the page has no ${from}`);
    writeFileSync(`${work}/broken.html`, page.replace(from, to));
    if ((await still("broken.html")).length === 0) {
      console.log(`the judge does not see ${to} in ${name}`);
      failed += 1;
    }
  }
}

// a judge that finds nothing must be able to find something
const whole = readFileSync(`${work}/seed.html`, "utf8");
const broken = {
  "no language": [' lang="en"', ""],
  "a script error": ["\"use strict\";", "\"use strict\"; undefined.broken;"],
  "a request": ["</main>", '<img alt="" src="other.png"></main>'],
  "grey on grey": ["--soft: #565656", "--soft: #c9c9c9"],
  "a dead key": ['event.key === "n"', 'event.key === "q"'],
  "no focus to be seen": ["outline: 3px solid", "outline: 0 none"],
  "a button without a name": ["Previous <kbd>p</kbd>", ""],
  "a script in a text": ["</h1>", "</h1><script>alert(1)</script>"],
};
let unseen = 0;
for (const [what, [from, to]] of Object.entries(broken)) {
  const page = whole.replace(from, to);
  if (page === whole) throw new Error(`the page has no ${from}`);
  // a page whose script or style is changed must be let run, or the policy alone would find it out
  writeFileSync(`${work}/broken.html`, what === "a script in a text" ? page : page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
  const { faults } = await judge("broken.html", { thorough: false }).catch((error) => ({ faults: [error.message] }));
  if (faults.length === 0) {
    console.log(`the judge does not see: ${what}`);
    unseen += 1;
  }
}
console.log(`${Object.keys(broken).length} broken pages: ${unseen || "none"} not found out`);
failed += unseen;

// the JSON, by a full validator
const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
for (const [schema, output, spoil] of [
  ["validation", "seed", (value) => { value.files[0].differences[0].gravity = "heavy"; }],
  ["report", "check", (value) => { delete value.entries[0].findings[0].code; }],
]) {
  const validate = ajv.compile(JSON.parse(readFileSync(`${work}/${schema}.schema.json`)));
  const value = JSON.parse(readFileSync(`${work}/${output}.json`));
  if (!validate(value)) {
    console.log(`${output}.json is not as the schema ${schema} says: ${JSON.stringify(validate.errors.slice(0, 3))}`);
    failed += 1;
  }
  spoil(value);
  if (validate(value)) {
    console.log(`the schema ${schema} takes what is wrong`);
    failed += 1;
  }
}
await browser.close();
if (failed) {
  console.log(`report-judge: ${failed} faults`);
  process.exit(1);
}
console.log("report-judge: no fault");
