// Every edition, light and dark, on a wide screen and on a phone: axe-core finds nothing, at any level.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { each, opened } from "./browser.mjs";
import { tooFaint } from "./contrast.mjs";

const require = createRequire(import.meta.url);
const AXE = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const FRENCH = JSON.parse(await readFile(require.resolve("axe-core/locales/fr.json"), "utf8"));
const LOOKS = [1280, 390].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ width, colorScheme })));

/** In the page: what breaks a rule, and what a rule could not decide; undecided contrasts are measured. */
async function audit() {
  const { violations, incomplete } = await axe.run(document, { elementRef: true, resultTypes: ["violations", "incomplete"] });
  const isContrast = (result) => result.id === "color-contrast";
  const told = (result) => result.nodes.map((node) => `${result.id} (${result.impact}) ${node.html.slice(0, 160)} ${node.failureSummary}`);
  const measured = incomplete.filter(isContrast).flatMap((result) => result.nodes.map((node) => node.element));
  return {
    faults: [...violations, ...incomplete.filter((result) => !isContrast(result))].flatMap(told).concat(tooFaint(measured)),
    measured: measured.length,
  };
}

export function axeFindsNothing(place) {
  test("axe-core ne trouve rien, sur toutes les éditions", async (context) => {
    const { browser, editions } = place;
    const faults = [];
    let measured = 0;
    const look = async (edition) => {
      const { found } = await opened(browser, edition, {}, async (page) => {
        await page.evaluate(`${AXE}; axe.configure({ locale: ${JSON.stringify(FRENCH)} }); ${tooFaint};`);
        const seen = [];
        for (const { width, colorScheme } of LOOKS) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme });
          seen.push({ where: `${edition.title} ${width} px ${colorScheme}`, ...(await page.evaluate(audit)) });
        }
        return seen;
      });
      for (const { where, faults: told, measured: letters } of found) {
        measured += letters;
        faults.push(...told.map((fault) => `${where} : ${fault}`));
      }
    };
    await each(editions, look);
    context.diagnostic(`${editions.length} éditions, ${LOOKS.length} aspects, ${measured} contrastes mesurés sur des dessins`);
    assert.equal(faults.length, 0, faults.slice(0, 30).join("\n"));
  });
}
