import { createRequire } from 'node:module';

/** For `node --import`: at its end, a program says which packages in CommonJS it has loaded. */
const { cache } = createRequire(import.meta.url);

process.on('exit', () => {
  const packages = Object.keys(cache).flatMap(
    (file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
  );
  process.stderr.write(`${JSON.stringify({ loaded: [...new Set(packages)] })}\n`);
});
