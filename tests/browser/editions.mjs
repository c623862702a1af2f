// The editions of the three demonstrations, evaluated once into a folder of their own.
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const ROOT = path.resolve(import.meta.dirname, "../..");
const DEMONSTRATIONS = ["silver_geek", "agir_ensemble_charenton", "suez_adeis"];

/** Evaluate the demonstrations; give their reports, and how to leave nothing behind. */
export async function evaluated() {
  const folder = await mkdtemp(path.join(tmpdir(), "utilite-navigateur-"));
  const editions = [];
  for (const slug of DEMONSTRATIONS) {
    await promisify(execFile)(path.join(ROOT, ".venv/bin/utilite"), ["evaluate", slug], {
      env: { ...process.env, UTILITE_DATA_DIR: folder },
    });
    const runs = path.join(folder, "runs", slug);
    const [run] = await readdir(runs);
    const reports = path.join(runs, run, "reports");
    for (const file of (await readdir(reports)).filter((name) => name.endsWith(".html")).sort()) {
      const name = path.basename(file, ".html");
      editions.push({ slug, name, complete: name === "complete", title: `${slug}/${name}`, file: path.join(reports, file) });
    }
  }
  for (const edition of editions) edition.url = pathToFileURL(edition.file).href;
  return { editions, discard: () => rm(folder, { recursive: true, force: true }) };
}
