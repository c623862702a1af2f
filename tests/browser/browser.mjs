// One browser for all the tests; each page counts what it asks for and what goes wrong in it.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"];
const FLAGS = [
  "--no-sandbox", // continuous integration runs as root, and the pages are ours
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Start the browser, with a profile of its own that goes with it. */
export async function started() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) {
    throw new Error("Chromium est introuvable : installez-le (apt-get install chromium) ou donnez son chemin dans CHROMIUM.");
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Open a report, let `read` look at it, and give what that found beside what the page asked for and complained of. */
export async function opened(browser, edition, options, read) {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    const faults = [];
    page.on("request", (request) => {
      const address = request.url();
      if (address.split("#")[0] !== edition.url && !address.startsWith("data:")) faults.push(`demande ${address}`);
    });
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) faults.push(`console : ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(`script : ${error.message}`));
    await page.goto(edition.url);
    return { found: await read(page), faults };
  } finally {
    await context.close();
  }
}

/** Do the same for each item, as many at once as there are cores to share. */
export async function each(items, work, atOnce = 2) {
  const waiting = [...items];
  const workers = Array.from({ length: atOnce }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  });
  await Promise.all(workers);
}
