// Bundles the viewer into exports/page/assets/: three scripts, a style sheet, the query engine and its licences.
//
// The same inputs give the same bytes on every machine: nothing here asks for a clock, a path or a version of node, and
// the engine is packed by pako rather than by node's own zlib, whose bytes differ from build to build.  HASH, written
// last, is the hash of the inputs; hatch_build.py computes the same to tell whether the assets are stale.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import { gzip } from 'pako';

const HERE = dirname(fileURLToPath(import.meta.url));
const TOP = join(HERE, '..', '..');
const SOURCES = join(HERE, 'src');
const ASSETS = join(TOP, 'exports', 'page', 'assets');
const ENGINE = join(HERE, 'node_modules', 'oxigraph', 'web_bg.wasm');

/** What the assets hang on besides src/, relative to the top folder; hatch_build.py has the same list. */
const INPUTS = [
  'LICENSE',
  'exports/viewer/build.mjs',
  'exports/viewer/package.json',
  'exports/viewer/package-lock.json',
  'exports/viewer/tsconfig.json',
  'exports/viewer/tsconfig.worker.json',
];

/** Source in src/, the file made of it, and what esbuild is told besides. */
const BUNDLES = [
  { source: 'main.ts', target: 'viewer.js' },
  { source: 'editor.ts', target: 'editor.js', options: { globalName: 'CorridorEditor' } },
  // The page hands the engine over as bytes, so the place next to the script is never asked for.
  { source: 'worker.ts', target: 'worker.js', options: { define: { 'import.meta.url': '""' } } },
  { source: 'viewer.css', target: 'viewer.css' },
];

/** What may not stand inside a script or style element of the page. */
const UNFIT = /<\/(?:script|style)|<!--|sourceMappingURL/i;

/** Makes all assets and then writes them, HASH last; throws when a source is wrong, and leaves what was there then. */
async function main() {
  const hash = inputsHash();
  const made = new Map();
  const packages = new Set(['oxigraph']);
  for (const one of BUNDLES.filter(({ source }) => existsSync(join(SOURCES, source)))) {
    const { text, names } = await bundle(one);
    made.set(one.target, text);
    names.forEach((name) => packages.add(name));
  }
  made.set('engine.wasm.gz', gzip(readFileSync(ENGINE), { level: 9 }));
  made.set('LICENSES.txt', licences([...packages].sort()));
  made.set('HASH', `${hash}\n`);
  rmSync(ASSETS, { recursive: true, force: true });
  mkdirSync(ASSETS, { recursive: true });
  for (const [name, content] of made) writeFileSync(join(ASSETS, name), content);
}

/** Bundles one source; gives the text and the names of the packages that are in it. */
async function bundle({ source, target, options }) {
  const made = await build({
    absWorkingDir: HERE,
    entryPoints: [join('src', source)],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
    ...options,
  });
  const text = made.outputFiles[0].text;
  const unfit = UNFIT.exec(text);
  if (unfit) throw new Error(`${target} holds ${unfit[0]}, which cannot stand inside the page`);
  return { text, names: Object.keys(made.metafile.inputs).flatMap(packageOf) };
}

/** The package that a file of the metafile belongs to: none, or one name. */
function packageOf(path) {
  const found = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
  return found ? [found[1]] : [];
}

/** The packages' names and licences, each text once; last comes that of the packages that bring none. */
function licences(packages) {
  const heads = new Map();
  for (const { head, text } of packages.map(licence)) heads.set(text, [...(heads.get(text) ?? []), head]);
  const parts = [...heads].map(([text, of]) => `${of.join('\n')}\n\n${text}`);
  const title = 'The viewer and its query engine hold these packages, or parts of them.';
  return `${[title, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** Name, version, licence and author of an installed package as one line, and the text of its licence. */
function licence(name) {
  const folder = join(HERE, 'node_modules', name);
  const { version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!license) throw new Error(`${name} does not say its licence`);
  const by = typeof author === 'string' ? author : author?.name;
  const head = `${name} ${version}, ${license}${by ? `, by ${by}` : ''}`;
  const file = readdirSync(folder)
    .filter((one) => /^(licen[cs]e|copying)/i.test(one))
    .sort()[0];
  if (file) return { head, text: readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() };
  if (!/\bApache-2\.0\b/.test(license)) throw new Error(`${name} brings no text of its licence, ${license}`);
  const note = 'The package brings no text of its licence; it is used under the Apache License 2.0, which follows.';
  return { head, text: `${note}\n\n${readFileSync(join(TOP, 'LICENSE'), 'utf8').trim()}` };
}

/** The hash of all that the assets are made of: SHA-256 of a line "hash  path" for each file, sorted by path. */
function inputsHash() {
  const found = existsSync(SOURCES) ? readdirSync(SOURCES, { recursive: true, withFileTypes: true }) : [];
  const sources = found
    .filter((one) => one.isFile() && !one.name.startsWith('.'))
    .map((one) =>
      relative(TOP, join(one.parentPath ?? one.path, one.name))
        .split(sep)
        .join('/'),
    );
  const paths = [...INPUTS, ...sources].sort();
  return sha256(paths.map((path) => `${sha256(readFileSync(join(TOP, path)))}  ${path}\n`).join(''));
}

/** Hexadecimal SHA-256 of bytes or of a text's UTF-8. */
function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

await main().catch((error) => {
  if (!error.errors) console.error(error.message); // esbuild has told its own
  process.exitCode = 1;
});
