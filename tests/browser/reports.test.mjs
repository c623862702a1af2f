// The three demonstrations' reports, in a browser: one evaluation and one browser for all the tests.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFindsNothing } from "./axe.mjs";
import { started } from "./browser.mjs";
import { evaluated } from "./editions.mjs";
import { readingTests } from "./reading.mjs";

const place = {};
before(async () => {
  place.browser = await started();
  Object.assign(place, await evaluated());
});
after(async () => {
  await place.browser?.close();
  await place.discard?.();
});

test("chaque démonstration donne ses éditions", () => {
  assert.equal(place.editions.filter((edition) => edition.complete).length, 3);
  assert.equal(place.editions.filter((edition) => edition.name === "annexe-technique").length, 3);
  assert.ok(place.editions.length > 30);
});
readingTests(place);
axeFindsNothing(place);
