import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { htmlPage } from "../../tools/review/html/page";
import { firstDeployment, hostileReview, sampleReview } from "../tools/review/sample-page";
import { describeWithBrowser } from "./support/browser";
import { lowContrast } from "./support/contrast";

const REVIEWS = { sample: sampleReview, "first deployment": firstDeployment, hostile: hostileReview };
const VIEWS = (["light", "dark"] as const).flatMap((colorScheme) =>
  [360, 720, 1280].map((width) => ({ colorScheme, width })),
);

describeWithBrowser("the page of a review, in a browser", (executablePath) => {
  const directory = mkdtempSync(join(tmpdir(), "review-page-"));
  let browser: Browser;
  let problems: string[];

  beforeAll(async () => {
    for (const [name, review] of Object.entries(REVIEWS))
      writeFileSync(join(directory, `${name}.html`), htmlPage(review()));
    // In a container Chromium's own sandbox is not to be had; what is opened is written above.
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Opens a page; whatever it complains of or asks for is a problem. */
  async function open(name: string, options: BrowserContextOptions = {}): Promise<Page> {
    problems = [];
    const url = pathToFileURL(join(directory, `${name}.html`)).href;
    const context = await browser.newContext({ offline: true, javaScriptEnabled: false, ...options });
    const page = await context.newPage();
    page.on("console", (message) => problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("dialog", (dialog) => problems.push(dialog.message()));
    page.on("request", (request) => {
      if (request.url() !== url) problems.push(request.url());
    });
    await page.goto(url);
    return page;
  }

  describe.each(VIEWS)("$colorScheme, $width wide", ({ colorScheme, width }) => {
    const view = { colorScheme, viewport: { width, height: 800 } };

    test.each(Object.keys(REVIEWS))("%s: needs nothing but itself, and no wider screen", async (name) => {
      const page = await open(name, view);
      const widths = await page.evaluate(`(() => {
        // What is closed may be wider than what is open.
        for (const details of document.querySelectorAll("details")) details.open = true;
        const { scrollWidth, clientWidth } = document.documentElement;
        return { page: scrollWidth, screen: clientWidth };
      })()`);
      expect(widths).toEqual({ page: width, screen: width });
      expect(problems).toEqual([]);
      await page.context().close();
    });

    test.each(["sample", "first deployment"])("%s: can be read by those who see little", async (name) => {
      const page = await open(name, { ...view, javaScriptEnabled: true });
      expect(await lowContrast(page)).toEqual([]);
      await page.context().close();
    });
  });

  test("the tab key reaches everything that opens, leads somewhere or filters", async () => {
    const page = await open("sample", { viewport: { width: 1280, height: 800 } });
    const expected = await page.evaluate<number>(`(() => {
      const isReached = (element) => element.checkVisibility() && (element.type !== "radio" || element.checked);
      const all = [...document.querySelectorAll("summary, input, a[href], [tabindex='0']")].filter(isReached);
      all.forEach((element, i) => { element.dataset.stop = i; });
      return all.length;
    })()`);
    const reached: string[] = [];
    for (let i = 0; i < expected; i++) {
      await page.keyboard.press("Tab");
      reached.push(String(await page.evaluate("document.activeElement.dataset.stop")));
    }
    expect(reached).toEqual(Array.from({ length: expected }, (_, i) => String(i)));
    expect(reached.length).toBeGreaterThan(60);
    await page.context().close();
  });

  test("what has the focus is seen", async () => {
    const page = await open("sample");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to the review" });
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    await page.context().close();
  });

  describe("filters", () => {
    const shown = async (page: Page, selector: string) =>
      (await page.locator(selector).all()).length === 0
        ? Promise.reject(new Error(`nothing is ${selector}`))
        : page.locator(selector).filter({ visible: true }).count();

    test("hide the findings and changes of a level, and what is left empty by it", async () => {
      const page = await open("sample");
      const others = '[data-level]:not([data-level="data-loss"])';
      const before = await shown(page, others);
      await page.locator("#show-data-loss").focus();
      await page.keyboard.press("Space");
      expect(await shown(page, '[data-level="data-loss"]')).toBe(0);
      expect(await shown(page, others)).toBe(before);
      expect(await shown(page, ".some-hidden")).toBe(1);
      expect(await page.locator(".part", { hasText: "database/instance" }).isVisible()).toBe(false);
      expect(await page.locator(".part", { hasText: "logs/audit" }).isVisible()).toBe(true);
      await page.keyboard.press("Space");
      expect(await shown(page, '[data-level="data-loss"]')).toBeGreaterThan(0);
      expect(await shown(page, ".some-hidden")).toBe(0);
      await page.context().close();
    });

    test("hide all stacks but one", async () => {
      const page = await open("sample");
      await page.locator("#all-stacks").focus();
      await page.keyboard.press("ArrowDown");
      expect(await shown(page, '[data-stack="stack-0"]')).toBeGreaterThan(3);
      expect(await shown(page, '[data-stack]:not([data-stack="stack-0"])')).toBe(0);
      expect(await shown(page, ".some-hidden")).toBe(1);
      await page.context().close();
    });
  });

  test("a link to a change opens it", async () => {
    const page = await open("first deployment");
    const change = page.locator(".change", { hasText: "aws_subnet.network__0__r0" });
    expect(await change.isVisible()).toBe(false);
    await page.locator(".tree summary", { hasText: "network" }).click();
    await page.locator(".tree .branch .branch .branch > summary").first().click();
    await page.getByRole("link", { name: "r0", exact: true }).click();
    expect(await change.locator(".inside").isVisible()).toBe(true);
    await page.context().close();
  });
});
