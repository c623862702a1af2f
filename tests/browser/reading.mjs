// How the reports are read: on any width, without script, at the keyboard, on paper; and they ask nothing of anybody.
import assert from "node:assert/strict";
import { test } from "node:test";
import { each, opened } from "./browser.mjs";

const WIDTHS = [360, 390, 1280];
const WIDTHS_OF_COMPLETE = [...WIDTHS, 768, 1920];
const MOST_BYTES = 1_500_000;

export function readingTests(place) {
  const complete = () => place.editions.filter((edition) => edition.complete);

  test("aucune page ne déborde, n’appelle l’extérieur ni ne se plaint", async () => {
    const faults = [];
    const look = async (edition) => {
      const { found, faults: complaints } = await opened(place.browser, edition, {}, async (page) => {
        const wider = [];
        for (const width of edition.complete ? WIDTHS_OF_COMPLETE : WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) wider.push(`déborde de ${over} px à ${width} px`);
        }
        const bytes = await page.evaluate(() => new Blob([document.documentElement.outerHTML]).size);
        return bytes > MOST_BYTES ? [...wider, `${bytes} octets`] : wider;
      });
      faults.push(...[...found, ...complaints].map((fault) => `${edition.title} : ${fault}`));
    };
    await each(place.editions, look);
    assert.equal(faults.length, 0, faults.slice(0, 30).join("\n"));
  });

  test("sans script, tout le texte est là et aucun bouton", async () => {
    await each(complete(), async (edition) => {
      const words = async (page) => page.evaluate(() => document.querySelector("main").textContent.replace(/\s+/g, " "));
      const without = await opened(place.browser, edition, { javaScriptEnabled: false }, async (page) => ({
        controls: await page.locator("button, input").count(),
        contents: await page.locator(".contents a").first().isVisible(),
        words: await words(page),
      }));
      const before = await opened(place.browser, edition, {}, async (page) => {
        await page.evaluate(() => document.querySelectorAll(".tool, .filter").forEach((added) => added.remove()));
        return words(page);
      });
      assert.equal(without.found.controls, 0);
      assert.ok(without.found.contents, "le sommaire est déplié sur un grand écran");
      assert.equal(without.found.words, before.found);
    });
  });

  test("au clavier : le lien d’évitement d’abord, puis chaque tableau qui défile", async () => {
    await each(complete(), async (edition) => {
      const { found } = await opened(place.browser, edition, { viewport: { width: 390, height: 800 } }, async (page) => {
        await page.keyboard.press("Tab");
        const first = await page.evaluate(() => document.activeElement.className);
        await page.locator("button.tool").first().click();
        await page.waitForTimeout(200);
        const boxes = await page.evaluate(() =>
          [...document.querySelectorAll(".scroll")].filter((box) => box.checkVisibility()).map((box) => [box.scrollWidth > box.clientWidth, box.tabIndex === 0]),
        );
        const scroller = page.locator(".scroll[tabindex='0']").first();
        await scroller.focus();
        await page.keyboard.press("ArrowRight");
        await page.waitForTimeout(300);
        return { first, boxes, moved: await scroller.evaluate((box) => box.scrollLeft) };
      });
      assert.equal(found.first, "skip");
      assert.ok(found.boxes.some(([scrolls]) => scrolls), "un tableau large défile sur un téléphone");
      assert.deepEqual(found.boxes.filter(([scrolls, reached]) => scrolls !== reached), []);
      assert.ok(found.moved > 0);
    });
  });

  test("un tableau mis en cartes sur un téléphone reste un tableau pour qui écoute", async () => {
    await each(complete(), async (edition) => {
      const { found } = await opened(place.browser, edition, { viewport: { width: 390, height: 800 } }, async (page) => {
        const cards = page.locator(".table table.cards").first();
        const wide = await cards.evaluate((table) => table.parentElement.scrollWidth > table.parentElement.clientWidth);
        return { wide, heard: await cards.ariaSnapshot() };
      });
      assert.ok(!found.wide);
      for (const role of ["table", "row", "columnheader", "rowheader", "cell"]) assert.match(found.heard, new RegExp(`- ${role} `));
    });
  });

  test("le script ouvre les données, filtre les lignes et montre où l’on est", async () => {
    await each(complete(), async (edition) => {
      const { found, faults } = await opened(place.browser, edition, {}, async (page) => {
        await page.getByRole("button", { name: "Afficher les données de tous les graphiques" }).click();
        const closed = await page.locator("details.wide:not([open])").count();
        const field = page.locator(".filter input").first();
        await field.fill("zzz introuvable");
        const rows = page.locator(".filter + .scroll tbody").first().locator("tr:visible");
        const none = await rows.count();
        await field.fill("");
        const all = await rows.count();
        const chapter = await page.evaluate(() => {
          const last = [...document.querySelectorAll("h2.heading")].at(-1);
          last.scrollIntoView();
          return last.id;
        });
        await page.waitForTimeout(300);
        const here = await page.locator(".contents [aria-current]").evaluateAll((links) =>
          links.map((link) => {
            const [box, list] = [link.getBoundingClientRect(), link.closest("nav").getBoundingClientRect()];
            return { chapter: link.hash.slice(1), shown: box.top >= list.top && box.bottom <= list.bottom };
          }),
        );
        return { closed, none, all, here, chapter };
      });
      assert.equal(faults.length, 0, faults.slice(0, 30).join("\n"));
      assert.equal(found.closed, 0);
      assert.equal(found.none, 0);
      assert.ok(found.all > 12);
      assert.deepEqual(found.here, [{ chapter: found.chapter, shown: true }]);
    });
  });

  test("sur papier, ni navigation ni boutons ; les encres sont celles du jour", async () => {
    await each(complete(), async (edition) => {
      const { found } = await opened(place.browser, edition, { colorScheme: "dark" }, async (page) => {
        await page.emulateMedia({ media: "print" });
        const shown = await page.locator(".contents, .skip, .permalink, .tool, .filter, details.wide").evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
        return { shown, paper: await page.evaluate(() => getComputedStyle(document.body).backgroundColor) };
      });
      assert.equal(found.shown, 0);
      assert.equal(found.paper, "rgb(255, 255, 255)");
    });
  });
}
