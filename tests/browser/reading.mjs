// How the reports are read: on any width, without script, at the keyboard, on paper; and they ask nothing of anybody.
import assert from "node:assert/strict";
import { test } from "node:test";
import { each, opened } from "./browser.mjs";

const WIDTHS = [320, 360, 390, 1280];
const WIDTHS_OF_COMPLETE = [...WIDTHS, 768, 1920];
const MOST_BYTES = 1_500_000;

/** In the page: the tables that are wider than their place. */
const overflowing = () =>
  [...document.querySelectorAll(".scroll")].filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth).map((box) => box.ariaLabel);

/** The chapter that the contents mark, or that of the section which they mark: its title. */
const chapterRead = (page) =>
  page.locator(".contents [aria-current]").evaluate((link) => {
    let item = link.closest("li");
    while (!item.matches(".level-1")) item = item.previousElementSibling;
    return item.textContent.trim();
  });

export function readingTests(place) {
  const complete = () => place.editions.filter((edition) => edition.complete);
  const annexes = () => place.editions.filter((edition) => edition.name === "annexe-technique");

  test("aucune page ne déborde, n’appelle l’extérieur ni ne se plaint", async () => {
    const faults = [];
    const look = async (edition) => {
      const { found, faults: complaints } = await opened(place.browser, edition, {}, async (page) => {
        const wider = [];
        for (const width of edition.complete ? WIDTHS_OF_COMPLETE : WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) wider.push(`déborde de ${over} px à ${width} px`);
          if (width >= 1280) wider.push(...(await page.evaluate(overflowing)).map((table) => `« ${table} » défile à ${width} px`));
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

  test("le script filtre les lignes d’un long tableau", async () => {
    await each(annexes(), async (edition) => {
      const { found, faults } = await opened(place.browser, edition, {}, async (page) => {
        const field = page.locator(".filter input").first();
        await field.fill("zzz introuvable");
        const rows = page.locator(".filter + .scroll tbody").first().locator("tr:visible");
        const none = await rows.count();
        await field.fill("");
        return { none, all: await rows.count() };
      });
      assert.equal(faults.length, 0, faults.slice(0, 30).join("\n"));
      assert.equal(found.none, 0);
      assert.ok(found.all > 12);
    });
  });

  test("le script ouvre les données et montre où l’on est", async () => {
    await each(complete(), async (edition) => {
      const { found, faults } = await opened(place.browser, edition, {}, async (page) => {
        await page.getByRole("button", { name: "Afficher les données de tous les graphiques" }).click();
        const closed = await page.locator("details.wide:not([open])").count();
        const chapter = await page.evaluate(() => {
          const last = [...document.querySelectorAll("h2.heading")].at(-1);
          last.scrollIntoView();
          return last.textContent.trim();
        });
        await page.waitForTimeout(300);
        const here = await page.locator(".contents [aria-current]").evaluateAll((links) =>
          links.map((link) => {
            const [box, list] = [link.getBoundingClientRect(), link.closest("nav").getBoundingClientRect()];
            return { shown: box.top >= list.top && box.bottom <= list.bottom };
          }),
        );
        return { closed, here, last: chapter, chapter: await chapterRead(page) };
      });
      assert.equal(faults.length, 0, faults.slice(0, 30).join("\n"));
      assert.equal(found.closed, 0);
      assert.deepEqual(found.here, [{ shown: true }]);
      assert.equal(found.chapter, found.last);
    });
  });

  test("sur un téléphone, le sommaire reste à portée, dit où l’on est et se referme", async () => {
    await each(complete(), async (edition) => {
      const { found } = await opened(place.browser, edition, { viewport: { width: 390, height: 800 } }, async (page) => {
        const summary = page.locator(".contents summary");
        const last = page.locator("h2.heading").last();
        await last.evaluate((heading) => heading.scrollIntoView());
        await page.waitForTimeout(300);
        const here = await summary.textContent();
        const current = await page.locator(".contents [aria-current]").textContent();
        const chapter = await chapterRead(page);
        await summary.press("Enter");
        await page.waitForTimeout(300);
        const shown = await page.locator(".contents [aria-current]").evaluate((link) => {
          const [box, list] = [link.getBoundingClientRect(), link.closest("ol").getBoundingClientRect()];
          return box.top >= list.top && box.bottom <= list.bottom && list.bottom <= innerHeight;
        });
        await page.keyboard.press("Escape");
        const escaped = await page.evaluate(() => [document.querySelector(".contents details").open, document.activeElement.tagName]);
        await summary.press("Enter");
        await page.locator(".contents a").nth(9).press("Enter");
        await page.waitForTimeout(300);
        const reached = await page.evaluate(() => {
          const [bar, target] = [".contents", ":target"].map((one) => document.querySelector(one).getBoundingClientRect());
          return { open: document.querySelector(".contents details").open, under: target.top < bar.bottom, shown: target.top < innerHeight };
        });
        return { here, current, chapter, last: await last.textContent(), shown, escaped, reached };
      });
      assert.ok(found.here.endsWith(found.current), `${found.here} / ${found.current}`);
      assert.equal(found.chapter, found.last.trim());
      assert.ok(found.shown);
      assert.deepEqual(found.escaped, [false, "SUMMARY"]);
      assert.deepEqual(found.reached, { open: false, under: false, shown: true });
    });
  });

  test("au clavier : de chaque chiffre à sa définition, et retour, sans rien de caché", async () => {
    await each(annexes(), async (edition) => {
      const { found } = await opened(place.browser, edition, {}, async (page) => {
        const links = page.locator("main a[href^='#indicateur-']");
        const count = await links.count();
        const lost = [];
        for (let trip = 0; trip < 10; trip += 1) {
          const link = links.nth(Math.floor(((trip + 0.5) * count) / 10));
          const told = await link.evaluate((one) => one.closest("[id]").id);
          const top = () => page.evaluate(() => document.querySelector(":target")?.getBoundingClientRect().top ?? -1);
          const covered = await page.locator(".banner").evaluate((bar) => bar.offsetHeight);
          await link.press("Enter");
          const home = await top();
          const back = page.locator(":target a").first();
          await back.press("Enter");
          const again = await top();
          if ([home, again].some((place) => place < covered || place > 900)) lost.push([told, home, again]);
        }
        return { count, lost };
      });
      assert.ok(found.count > 50);
      assert.deepEqual(found.lost, []);
    });
  });

  test("sur un téléphone courant, les lettres d’un graphique ont 11 px", async () => {
    await each(complete(), async (edition) => {
      const { found } = await opened(place.browser, edition, { viewport: { width: 360, height: 800 } }, (page) =>
        page.evaluate(() =>
          [...document.querySelectorAll(".on-phone text")]
            .filter((text) => text.textContent.trim())
            .map((text) => parseFloat(getComputedStyle(text).fontSize) * Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b)),
        ),
      );
      assert.ok(found.length > 100);
      assert.ok(Math.min(...found) > 10.95, `${Math.min(...found)}`);
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
